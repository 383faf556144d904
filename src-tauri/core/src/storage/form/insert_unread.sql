INSERT INTO form_unread (form, position, path, sheet, cell, raw, reason)
VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM form_unread WHERE form = ?1), ?2, ?3, ?4, ?5, ?6)
