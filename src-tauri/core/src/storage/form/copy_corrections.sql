INSERT INTO correction (
    form, path, number, text, typed, was_unread, reason, corrected_at, corrected_by, change
)
SELECT ?2, path, number, text, typed, was_unread, reason, corrected_at, corrected_by, change
FROM correction
WHERE form = ?1
