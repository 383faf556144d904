SELECT audit_count.rule, sum(audit_count.pass), sum(audit_count.fail), sum(audit_count.not_applicable),
    sum(audit_count.cannot_judge)
FROM filing
JOIN audit_count ON audit_count.filing = filing.id
WHERE filing.current = 1 AND filing.year = ?1
GROUP BY audit_count.rule
