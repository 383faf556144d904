INSERT INTO correction (form, path, number, text, typed, was_unread, reason, corrected_at, corrected_by, change)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (form, path) DO UPDATE SET
    number = excluded.number,
    text = excluded.text,
    typed = excluded.typed,
    reason = excluded.reason,
    corrected_at = excluded.corrected_at,
    corrected_by = excluded.corrected_by,
    change = excluded.change
