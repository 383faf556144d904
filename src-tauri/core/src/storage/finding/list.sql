SELECT finding.rule, finding.severity, department.name, filing.year, finding.form, finding.project, finding.sheet,
    finding.cells, finding.paths, finding.message, finding.detail, finding.suggestion, finding.left, finding.right,
    finding.difference
FROM filing
JOIN department ON department.id = filing.department
JOIN finding ON finding.filing = filing.id
WHERE filing.current = 1
    AND (?1 IS NULL OR filing.year = ?1)
    AND (?2 IS NULL OR filing.department = ?2)
    AND (?3 IS NULL OR finding.severity = ?3)
ORDER BY filing.year, department.code IS NULL, department.code, department.name, finding.place, finding.position
