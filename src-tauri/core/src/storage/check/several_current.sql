SELECT department.name, filing.year, sum(filing.current)
FROM filing
JOIN department ON department.id = filing.department
GROUP BY filing.department, filing.year
HAVING sum(filing.current) <> 1
ORDER BY filing.year, department.name
