SELECT form.filing, form.id
FROM form
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND form.kind = ?2
ORDER BY form.filing, form.annex_number IS NULL, form.annex_number, form.arrival
