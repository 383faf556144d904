INSERT INTO value (form, path, number, text, cell, raw, file, sheet, note, unread)
SELECT ?2, path, number, text, cell, raw, file, sheet, note, unread
FROM value
WHERE form = ?1
