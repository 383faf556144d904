SELECT filing.id, filing.version, filing.current, filing.created_at,
    (SELECT json_group_array(name ORDER BY arrival) FROM filing_file WHERE filing_file.filing = filing.id),
    (SELECT count(*) FROM form JOIN correction ON correction.form = form.id WHERE form.filing = filing.id),
    EXISTS (
        SELECT 1
        FROM import_step
        JOIN import_batch ON import_batch.id = import_step.batch
        WHERE import_step.filing = filing.id AND import_step.effect <> 'extended'
            AND import_batch.undone_at IS NOT NULL
    ),
    filing.year
FROM filing
WHERE filing.department = ?1 AND (?2 IS NULL OR filing.year = ?2)
ORDER BY filing.year, filing.version
