SELECT department.name, finding_case.year, finding_case.id, finding_case.status, finding_case.closed,
    finding_case.closed_version, finding_case.closed_at, finding_case.closed_why, finding_case.finding
FROM finding_case
JOIN department ON department.id = finding_case.department
WHERE finding_case.closed IS NOT NULL
    AND (?1 IS NULL OR finding_case.year = ?1)
    AND (?2 IS NULL OR finding_case.department = ?2)
    AND (?3 IS NULL OR finding_case.rule = ?3)
ORDER BY finding_case.year, department.code IS NULL, department.code, department.name, finding_case.id
