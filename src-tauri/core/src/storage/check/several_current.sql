-- A year whose every version came in an import that was undone has none.
SELECT department.name, filing.year, sum(filing.current)
FROM filing
JOIN department ON department.id = filing.department
GROUP BY filing.department, filing.year
HAVING sum(filing.current) > 1
    OR (
        sum(filing.current) = 0
        AND sum(
            filing.id IN (
                SELECT import_step.filing
                FROM import_step
                JOIN import_batch ON import_batch.id = import_step.batch
                WHERE import_batch.undone_at IS NOT NULL AND import_step.effect <> 'extended'
            )
        ) < count(*)
    )
ORDER BY filing.year, department.name
