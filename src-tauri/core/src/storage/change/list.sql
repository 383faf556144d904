SELECT changed_at, changed_by, action, detail
FROM change
ORDER BY id
