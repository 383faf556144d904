SELECT department.name, finding.rule, finding.severity, coalesce(finding_case.status, 'pending'), count(*)
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
LEFT JOIN finding_case ON finding_case.id = finding.finding_case
WHERE filing.current = 1 AND filing.year = ?1
GROUP BY 1, 2, 3, 4
