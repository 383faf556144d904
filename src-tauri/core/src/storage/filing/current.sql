SELECT id
FROM filing
WHERE department = ?1 AND year = ?2 AND current = 1
