SELECT id FROM department WHERE key = ?1
UNION ALL
SELECT department FROM department_alias WHERE key = ?1
UNION ALL
SELECT id FROM department WHERE code = ?1
LIMIT 1
