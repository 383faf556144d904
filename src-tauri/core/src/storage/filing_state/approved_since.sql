SELECT 1
FROM filing_state
WHERE department = ?1 AND year = ?2 AND state = 'approved' AND withdrawn = 0
    AND id > coalesce(
        (SELECT max(id) FROM filing_state WHERE department = ?1 AND year = ?2 AND import_batch = ?3), 0)
