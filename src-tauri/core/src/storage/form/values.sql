SELECT value.form, value.path, value.number, value.text, value.cell, value.raw, value.file, value.sheet, value.note,
    value.unread
FROM form
JOIN value ON value.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND (?2 OR form.kind <> 'project')
    -- Without cells, a blank one says nothing.
    AND (?2 OR value.number IS NOT NULL OR value.text IS NOT NULL OR value.unread IS NOT NULL)
