SELECT department.name, filing.year, finding_cause.position, finding_cause.cause,
    json_group_array(finding.finding_case ORDER BY finding.position)
FROM filing
JOIN department ON department.id = filing.department
JOIN finding_cause ON finding_cause.filing = filing.id
JOIN finding ON finding.filing = filing.id AND finding.cause = finding_cause.position
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE filing.current = 1
    AND (?1 IS NULL OR filing.year = ?1)
    AND (?2 IS NULL OR filing.department = ?2)
    AND (?3 IS NULL OR finding.severity = ?3)
    AND (?4 IS NULL OR finding.rule = ?4)
    AND (?5 IS NULL OR coalesce(finding_case.status, 'pending') = ?5)
    AND (?6 IS NULL OR finding_cause.cause ->> '$.kind' = ?6)
GROUP BY filing.id, finding_cause.position
ORDER BY filing.year, department.code IS NULL, department.code, department.name, finding_cause.position
