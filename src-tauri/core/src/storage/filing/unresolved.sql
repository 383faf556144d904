SELECT department.name, sum(finding.severity = 'error'), sum(finding.severity = 'warning'), sum(finding.severity = 'note')
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE filing.current = 1 AND filing.year = ?1 AND (?2 IS NULL OR filing.department = ?2)
    AND coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
GROUP BY filing.id
