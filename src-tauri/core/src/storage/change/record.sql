INSERT INTO change (changed_at, changed_by, action, detail)
VALUES (?1, ?2, ?3, ?4)
