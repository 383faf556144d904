SELECT newer.version, newer.created_at
FROM filing
JOIN filing AS newer
    ON newer.department = filing.department AND newer.year = filing.year AND newer.current = 1
WHERE filing.id = ?1 AND filing.current = 0
