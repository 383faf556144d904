-- CROSS JOIN: by the forms asked for, then by the few paths, never through a form's other values.
SELECT value.form, value.path, value.number, value.text
FROM form
CROSS JOIN json_each(?3) AS wanted
CROSS JOIN value ON value.form = form.id AND value.path = wanted.value
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND form.kind = ?2
