WITH RECURSIVE below (id) AS (
    SELECT ?1
    UNION
    SELECT department.id
    FROM below
    JOIN department ON department.superior = below.id
)
SELECT department.name
FROM below
JOIN department ON department.id = below.id
ORDER BY department.name
