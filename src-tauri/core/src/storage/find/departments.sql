WITH entry AS (
    SELECT department.id, department.name, department.code,
        (SELECT group_concat(alias, char(10)) FROM department_alias WHERE department = department.id) AS aliases
    FROM department
    WHERE ?2 = 0
)
SELECT name, coalesce(code, '') || char(10) || coalesce(aliases, ''), code, name,
    (
        SELECT year FROM filing
        WHERE filing.department = entry.id AND filing.current = 1
        ORDER BY year <> ?1, year DESC
        LIMIT 1
    ),
    NULL, NULL, NULL
FROM entry
WHERE (name || ' ' || coalesce(code, '') || ' ' || coalesce(aliases, '') LIKE ?3 ESCAPE '\'
        OR name || ' ' || coalesce(aliases, '') LIKE ?4 ESCAPE '\')
    AND (name || ' ' || coalesce(code, '') || ' ' || coalesce(aliases, '') LIKE ?5 ESCAPE '\'
        OR name || ' ' || coalesce(aliases, '') LIKE ?6 ESCAPE '\')
    AND (name || ' ' || coalesce(code, '') || ' ' || coalesce(aliases, '') LIKE ?7 ESCAPE '\'
        OR name || ' ' || coalesce(aliases, '') LIKE ?8 ESCAPE '\')
LIMIT 500
