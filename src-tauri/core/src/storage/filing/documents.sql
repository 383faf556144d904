SELECT filing.year, filing.version, filing.current, filing_file.name, filing_file.sha256, filing_file.imported_at,
    source_file.size,
    (
        SELECT import_batch.imported_by
        FROM import_step
        JOIN import_batch ON import_batch.id = import_step.batch
        WHERE import_step.sha256 = filing_file.sha256
        -- A copy of a version holds files that another version came in.
        ORDER BY import_step.filing = filing.id DESC, import_batch.id
        LIMIT 1
    ),
    (
        SELECT min(import_step.batch)
        FROM import_step
        WHERE import_step.sha256 = filing_file.sha256 AND import_step.filing = filing.id
    )
FROM filing
JOIN filing_file ON filing_file.filing = filing.id
JOIN source_file ON source_file.sha256 = filing_file.sha256
WHERE filing.department = ?1
ORDER BY filing.year, filing.version, filing_file.arrival
