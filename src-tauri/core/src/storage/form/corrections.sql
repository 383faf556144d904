SELECT correction.form, correction.path, correction.number, correction.text, correction.typed, correction.reason,
    correction.corrected_by, correction.corrected_at
FROM form
JOIN correction ON correction.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND (?2 OR form.kind <> 'project')
