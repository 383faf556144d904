SELECT year, name, imported_at,
    (
        SELECT count(*)
        FROM (
            SELECT department FROM ledger_department WHERE ledger_department.year = ledger.year
            UNION
            SELECT department FROM ledger_project WHERE ledger_project.year = ledger.year
        )
    ),
    (SELECT count(*) FROM ledger_project WHERE ledger_project.year = ledger.year),
    (SELECT count(*) FROM ledger_unmatched WHERE ledger_unmatched.year = ledger.year)
FROM ledger
ORDER BY year
