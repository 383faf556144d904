INSERT INTO ledger_unmatched (year, position, sheet, row, department, project, reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
