SELECT finding.rule, finding.severity, department.name, filing.year, finding.form, finding.project, finding.sheet,
    finding.cells, finding.paths, finding.message, finding.detail, finding.suggestion, finding.left, finding.right,
    finding.difference, finding.finding_case, coalesce(finding_case.status, 'pending'), finding.cause,
    coalesce(audit_run.edition, 0)
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
LEFT JOIN audit_run ON audit_run.filing = filing.id
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
LEFT JOIN finding_cause ON finding_cause.filing = finding.filing AND finding_cause.position = finding.cause
WHERE filing.current = 1
    AND (?1 IS NULL OR filing.year = ?1)
    AND (?2 IS NULL OR filing.department = ?2)
    AND (?3 IS NULL OR finding.severity = ?3)
    AND (?4 IS NULL OR finding.rule = ?4)
    AND (?5 IS NULL OR coalesce(finding_case.status, 'pending') = ?5)
    AND (?6 IS NULL OR finding_cause.cause ->> '$.kind' = ?6)
ORDER BY filing.year, department.code IS NULL, department.code, department.name, finding.place, finding.position
