INSERT INTO import_step (batch, position, effect, filing, before, file, sha256, attached, forms, change)
VALUES (
    ?1, (SELECT coalesce(max(position), 0) + 1 FROM import_step WHERE batch = ?1),
    ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
)
