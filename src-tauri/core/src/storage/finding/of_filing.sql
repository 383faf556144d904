SELECT finding.rule, finding.severity, department.name, filing.year, finding.form, finding.project, finding.sheet,
    finding.cells, finding.paths, finding.message, finding.detail, finding.suggestion, finding.left, finding.right,
    finding.difference
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
WHERE filing.id = ?1
ORDER BY finding.position
