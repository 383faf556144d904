SELECT form.filing, form.id, form.kind, form.name, form.file, form.sheet, form.source
FROM form
WHERE form.filing IN (SELECT value FROM json_each(?1))
ORDER BY form.filing,
    CASE form.kind WHEN 'basic_data' THEN 0 WHEN 'overall' THEN 1 WHEN 'project' THEN 2 ELSE 3 END,
    form.annex_number IS NULL, form.annex_number, form.arrival
