SELECT department.name, finding.rule, finding.severity, finding.form, finding.project, finding.sheet,
    finding.cells ->> '$[0]', json_array_length(finding.cells), finding.message, finding.left, finding.right,
    finding.difference, finding.finding_case, coalesce(finding_case.status, 'pending'), finding.cause
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE filing.current = 1 AND filing.year = ?1
ORDER BY department.code IS NULL, department.code, department.name, finding.place, finding.position
