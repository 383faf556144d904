INSERT INTO form (filing, kind, arrival, annex_number, name, file, sheet, source, saved_at)
SELECT ?2, kind, (SELECT coalesce(max(arrival), 0) + 1 FROM form WHERE filing = ?2),
    annex_number, name, file, sheet, source, saved_at
FROM form
WHERE id = ?1
