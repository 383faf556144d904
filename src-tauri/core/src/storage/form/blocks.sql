SELECT report_block.form, paragraph, table_json
FROM form
JOIN report_block ON report_block.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1))
ORDER BY report_block.form, report_block.position
