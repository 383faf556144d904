INSERT INTO form (filing, kind, arrival, annex_number, name, file, sheet, source, saved_at)
VALUES (
    ?1, ?2, (SELECT coalesce(max(arrival), 0) + 1 FROM form WHERE filing = ?1),
    ?3, ?4, ?5, ?6, ?7, ?8
)
