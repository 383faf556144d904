SELECT form.id, form.kind, filing.id, department.name
FROM filing
JOIN department ON department.id = filing.department
JOIN form ON form.filing = filing.id
WHERE filing.year = ?1 AND filing.current = 1 AND form.kind <> 'basic_data'
ORDER BY department.name, filing.id, form.id
