SELECT indicator.form, indicator.row, level1, level2, indicator.name, target, actual, weight, self_score
FROM form
CROSS JOIN indicator ON indicator.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND form.kind = ?2
