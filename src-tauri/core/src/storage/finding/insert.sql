INSERT INTO finding (
    filing, position, rule, severity, form, place, project, sheet, cells, paths, message, detail, suggestion,
    left, right, difference
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
