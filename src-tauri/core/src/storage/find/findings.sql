WITH found AS (
    SELECT finding.message, finding.detail, finding.project, finding.finding_case, department.name AS department,
        filing.year, department.name || ' ' || finding.message AS said
    FROM filing
    JOIN department ON department.id = filing.department
    JOIN finding ON finding.filing = filing.id
    WHERE filing.current = 1 AND (filing.year = ?1) <> ?2
)
SELECT message, '', detail, department, year, project, NULL, finding_case
FROM found
WHERE (said LIKE ?3 ESCAPE '\' OR said LIKE ?4 ESCAPE '\')
    AND (said LIKE ?5 ESCAPE '\' OR said LIKE ?6 ESCAPE '\')
    AND (said LIKE ?7 ESCAPE '\' OR said LIKE ?8 ESCAPE '\')
ORDER BY year DESC
LIMIT 500
