INSERT INTO value (form, path, number, text, cell, raw, file, sheet, note, unread)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
