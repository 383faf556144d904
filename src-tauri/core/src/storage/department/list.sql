SELECT department.id, department.name, department.code, department.category, superior.name,
    (SELECT json_group_array(alias ORDER BY alias) FROM department_alias WHERE department = department.id),
    (SELECT json_group_array(year ORDER BY year) FROM filing WHERE department = department.id AND current = 1),
    department.first_year, department.last_year, department.registered
FROM department
LEFT JOIN department AS superior ON superior.id = department.superior
WHERE ?1 IS NULL OR department.id = ?1
ORDER BY department.code IS NULL, department.code, department.name
