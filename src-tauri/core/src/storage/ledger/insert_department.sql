INSERT INTO ledger_department (
    year, department, initial_budget, revised_budget, executed, authorised_posts, three_public_budget, sheet, row
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
