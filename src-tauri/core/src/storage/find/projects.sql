WITH project AS (
    SELECT form.name, department.name AS department, filing.year, department.name || ' ' || form.name AS said
    FROM filing
    JOIN department ON department.id = filing.department
    JOIN form ON form.filing = filing.id
    WHERE filing.current = 1 AND ?2 = 0 AND form.kind = 'project' AND form.name IS NOT NULL
)
SELECT name, '', NULL, department, year, name, NULL, NULL
FROM project
WHERE (said LIKE ?3 ESCAPE '\' OR said LIKE ?4 ESCAPE '\')
    AND (said LIKE ?5 ESCAPE '\' OR said LIKE ?6 ESCAPE '\')
    AND (said LIKE ?7 ESCAPE '\' OR said LIKE ?8 ESCAPE '\')
ORDER BY year <> ?1, year DESC
LIMIT 500
