-- Goals, then what was put right by hand of goals and indicators, then paragraphs.
SELECT form.id, value.path, value.text
FROM filing
JOIN form ON form.filing = filing.id
JOIN value ON value.form = form.id AND value.path IN ('goal.expected', 'goal.achieved')
WHERE filing.year = ?1 AND filing.current = 1
UNION ALL
SELECT form.id, correction.path, correction.text
FROM filing
JOIN form ON form.filing = filing.id
JOIN correction ON correction.form = form.id
WHERE filing.year = ?1 AND filing.current = 1
    AND (correction.path GLOB 'goal.*' OR correction.path GLOB 'indicators.*')
UNION ALL
SELECT form.id, '', report_block.paragraph
FROM filing
JOIN form ON form.filing = filing.id
JOIN report_block ON report_block.form = form.id
WHERE filing.year = ?1 AND filing.current = 1 AND report_block.paragraph IS NOT NULL
