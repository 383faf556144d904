SELECT indicator.form, indicator.row, indicator.name, target, actual
FROM filing
JOIN form ON form.filing = filing.id
JOIN indicator ON indicator.form = form.id
WHERE filing.year = ?1 AND filing.current = 1
ORDER BY indicator.form, indicator.row
