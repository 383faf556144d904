SELECT state, dated, reason, until
FROM filing_state
WHERE year = ?1 AND department = ?2
ORDER BY id
