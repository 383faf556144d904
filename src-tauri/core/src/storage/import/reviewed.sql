SELECT review.reviewed_by, review.reviewed_at
FROM form
JOIN review ON review.form = form.id
WHERE form.filing = ?1 AND review.change > ?2
    -- Of forms that were added, only decisions on these go with them.
    AND (?3 IS NULL OR form.id IN (SELECT value FROM json_each(?3)))
ORDER BY review.change
LIMIT 1
