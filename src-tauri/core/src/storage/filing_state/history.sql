SELECT filing_state.state, filing_state.dated, filing_state.reason, filing_state.until
FROM filing_state
LEFT JOIN import_batch ON import_batch.id = filing_state.import_batch
WHERE filing_state.year = ?1 AND filing_state.department = ?2 AND import_batch.undone_at IS NULL
    AND filing_state.withdrawn = 0
ORDER BY filing_state.id
