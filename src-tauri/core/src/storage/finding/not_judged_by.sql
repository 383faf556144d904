SELECT filing.id
FROM filing
LEFT JOIN audit_run ON audit_run.filing = filing.id
WHERE filing.current = 1 AND (audit_run.rules IS NULL OR audit_run.rules <> ?1)
    AND NOT EXISTS (SELECT 1 FROM closing WHERE closing.year = filing.year AND closing.reopened_at IS NULL)
ORDER BY filing.year, filing.id
