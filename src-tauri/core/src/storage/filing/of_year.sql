SELECT filing.id
FROM filing
JOIN department ON department.id = filing.department
WHERE filing.year = ?1 AND filing.current = 1 AND (?2 IS NULL OR filing.department = ?2)
ORDER BY department.code IS NULL, department.code, department.name
