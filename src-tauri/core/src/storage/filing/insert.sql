INSERT INTO filing (department, year, version, current, created_at)
VALUES (
    ?1, ?2,
    (SELECT coalesce(max(version), 0) + 1 FROM filing WHERE department = ?1 AND year = ?2),
    1, ?3
)
