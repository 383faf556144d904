SELECT rule, enabled, severity, tolerance, reason, edition, rolled_from, set_at, set_by
FROM rule_setting
WHERE year = ?1
    AND withdrawn = 0
    AND edition = (
        SELECT max(newest.edition)
        FROM rule_setting AS newest
        WHERE newest.year = rule_setting.year AND newest.rule = rule_setting.rule AND newest.withdrawn = 0
    )
ORDER BY rule
