SELECT department.name, initial_budget, revised_budget, executed, authorised_posts, three_public_budget, sheet, row
FROM ledger_department
JOIN department ON department.id = ledger_department.department
WHERE year = ?1 AND (?2 IS NULL OR ledger_department.department = ?2)
ORDER BY department.code IS NULL, department.code, department.name
