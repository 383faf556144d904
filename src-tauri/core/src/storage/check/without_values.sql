SELECT department.name, filing.year, form.sheet
FROM filing
JOIN department ON department.id = filing.department
LEFT JOIN form ON form.filing = filing.id
WHERE NOT EXISTS (
        SELECT 1 FROM value
        WHERE value.form = form.id
            AND (value.number IS NOT NULL OR value.text IS NOT NULL OR value.unread IS NOT NULL)
    )
    AND NOT EXISTS (SELECT 1 FROM indicator WHERE indicator.form = form.id)
    AND form.sheet IS NOT '手工录入'
    AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.form = form.id)
    AND NOT EXISTS (SELECT 1 FROM report_block WHERE report_block.form = form.id)
    AND NOT EXISTS (SELECT 1 FROM form_unread WHERE form_unread.form = form.id)
ORDER BY filing.year, department.name, form.arrival
