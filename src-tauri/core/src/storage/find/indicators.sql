WITH row AS (
    SELECT indicator.name, indicator.target, indicator.row, department.name AS department, filing.year,
        form.id AS form, form.kind, form.filing, form.name AS project, form.annex_number, form.arrival,
        department.name || ' ' || coalesce(indicator.name, '') || ' ' || coalesce(indicator.target, '') AS said
    FROM filing
    JOIN department ON department.id = filing.department
    JOIN form ON form.filing = filing.id
    JOIN indicator ON indicator.form = form.id
    WHERE filing.current = 1 AND (filing.year = ?1) <> ?2
)
SELECT coalesce(name, '未写名称的指标'), coalesce(target, ''), target, department, year,
    CASE kind WHEN 'project' THEN coalesce(project, '') END,
    CASE kind
        WHEN 'project' THEN 'projects.' || (
            SELECT count(*) FROM form AS before
            WHERE before.filing = row.filing AND before.kind = 'project'
                AND (before.annex_number IS NULL, coalesce(before.annex_number, 0), before.arrival)
                    < (row.annex_number IS NULL, coalesce(row.annex_number, 0), row.arrival)
        ) || '.'
        ELSE 'overall.'
    END || 'indicators.' || row || '.name',
    NULL
FROM row
WHERE (said LIKE ?3 ESCAPE '\' OR said LIKE ?4 ESCAPE '\')
    AND (said LIKE ?5 ESCAPE '\' OR said LIKE ?6 ESCAPE '\')
    AND (said LIKE ?7 ESCAPE '\' OR said LIKE ?8 ESCAPE '\')
ORDER BY year DESC
LIMIT 500
