INSERT INTO rule_setting (
    year, rule, edition, enabled, severity, tolerance, reason, rolled_from, set_at, set_by
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
