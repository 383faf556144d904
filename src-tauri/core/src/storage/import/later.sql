SELECT import_step.file, import_batch.imported_at
FROM import_step
JOIN import_batch ON import_batch.id = import_step.batch
WHERE import_step.filing = ?1 AND import_batch.id <> ?2 AND import_step.change > ?3
    AND import_batch.undone_at IS NULL
ORDER BY import_step.change
LIMIT 1
