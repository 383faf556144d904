SELECT coalesce(sum(pass), 0), coalesce(sum(fail), 0), coalesce(sum(not_applicable), 0), coalesce(sum(cannot_judge), 0)
FROM filing
JOIN audit_count ON audit_count.filing = filing.id
WHERE filing.current = 1
    AND (?1 IS NULL OR filing.year = ?1)
    AND (?2 IS NULL OR filing.department = ?2)
