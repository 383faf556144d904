SELECT filing.year, count(*),
    (
        SELECT count(*)
        FROM finding
        JOIN filing AS holder ON holder.id = finding.filing
        LEFT JOIN finding_case ON finding_case.id = finding.finding_case
        WHERE coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
            AND holder.year = filing.year AND holder.current = 1 AND finding.severity = 'error'
    )
FROM filing
WHERE current = 1
GROUP BY filing.year
ORDER BY filing.year
