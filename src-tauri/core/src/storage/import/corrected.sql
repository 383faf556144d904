SELECT correction.path, correction.corrected_by, correction.corrected_at
FROM form
JOIN correction ON correction.form = form.id
WHERE form.filing = ?1 AND correction.change > ?2
ORDER BY correction.change
LIMIT 1
