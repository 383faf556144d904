SELECT form_unread.form, form_unread.path, form_unread.sheet, form_unread.cell, form_unread.raw, form_unread.reason
FROM form
JOIN form_unread ON form_unread.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND (?2 OR form.kind <> 'project')
ORDER BY form_unread.form, form_unread.position
