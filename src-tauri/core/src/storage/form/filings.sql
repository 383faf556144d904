SELECT filing.id, department.name, department.code, department.category, filing.year, filing.version
FROM filing
JOIN department ON department.id = filing.department
WHERE filing.id IN (SELECT value FROM json_each(?1))
