SELECT coalesce(sum(finding.severity = 'error'), 0), coalesce(sum(finding.severity = 'warning'), 0),
    coalesce(sum(finding.severity = 'note'), 0)
FROM filing
JOIN finding ON finding.filing = filing.id
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE filing.year = ?1 AND filing.current = 1 AND coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
