INSERT INTO form_unread (form, position, path, sheet, cell, raw, reason)
SELECT ?2, position, path, sheet, cell, raw, reason
FROM form_unread
WHERE form = ?1
