WITH due AS (
    SELECT department FROM ledger_department WHERE year = ?1
    UNION
    SELECT department FROM ledger_project WHERE year = ?1
)
SELECT department.id, department.name, department.code, department.category,
    CASE
        WHEN EXISTS (SELECT 1 FROM ledger WHERE year = ?1) THEN department.id IN (SELECT department FROM due)
        ELSE coalesce(department.first_year, ?1) <= ?1 AND coalesce(department.last_year, ?1) >= ?1
    END AS is_due,
    filing.id,
    (SELECT min(imported_at) FROM filing_file WHERE filing_file.filing = filing.id),
    filing.created_at
FROM department
LEFT JOIN filing ON filing.department = department.id AND filing.year = ?1 AND filing.current = 1
WHERE (?2 IS NULL OR department.id = ?2)
    AND (
        is_due OR filing.id IS NOT NULL
        OR EXISTS (
            SELECT 1 FROM filing_state
            WHERE filing_state.department = department.id AND filing_state.year = ?1
                AND filing_state.withdrawn = 0
        )
    )
ORDER BY department.code IS NULL, department.code, department.name
