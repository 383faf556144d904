SELECT finding.filing, finding.paths, finding.severity
FROM finding
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE finding.filing IN (SELECT value FROM json_each(?1)) AND finding.form = 'project'
    AND coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
