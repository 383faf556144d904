SELECT coalesce(sum(finding.severity = 'error'), 0), coalesce(sum(finding.severity = 'warning'), 0),
    coalesce(sum(finding.severity = 'note'), 0)
FROM finding
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE finding.filing = ?1 AND coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
