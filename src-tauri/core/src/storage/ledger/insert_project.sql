INSERT INTO ledger_project (
    year, position, department, code, name, initial_budget, revised_budget, executed, sheet, row
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
