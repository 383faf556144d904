SELECT id, changed_at, changed_by, action, detail
FROM change
WHERE ?1 IS NULL OR id < ?1
ORDER BY id DESC
LIMIT ?2
