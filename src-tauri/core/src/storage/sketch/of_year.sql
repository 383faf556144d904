SELECT department.name
FROM filing
JOIN department ON department.id = filing.department
WHERE filing.year = ?1 AND filing.current = 1 AND filing.department <> ?2
ORDER BY department.name
