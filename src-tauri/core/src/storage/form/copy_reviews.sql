INSERT INTO review (form, item, score, reason, reviewed_at, reviewed_by, change)
SELECT ?2, item, score, reason, reviewed_at, reviewed_by, change
FROM review
WHERE form = ?1
