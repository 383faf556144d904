SELECT import_batch.id, import_batch.imported_at, import_batch.imported_by, import_batch.undone_at,
    import_batch.undone_by, department.name, filing.year, filing.version, import_step.effect, import_step.file
FROM import_batch
JOIN import_step ON import_step.batch = import_batch.id
JOIN filing ON filing.id = import_step.filing
JOIN department ON department.id = filing.department
ORDER BY import_batch.id DESC, import_step.position
