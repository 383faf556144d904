SELECT department.name, ledger_project.code, ledger_project.name, initial_budget, revised_budget, executed, sheet, row
FROM ledger_project
JOIN department ON department.id = ledger_project.department
WHERE year = ?1 AND (?2 IS NULL OR ledger_project.department = ?2)
ORDER BY position
