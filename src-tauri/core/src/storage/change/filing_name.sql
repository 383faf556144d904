SELECT department.name, filing.year, filing.version
FROM filing
JOIN department ON department.id = filing.department
WHERE filing.id = ?1
