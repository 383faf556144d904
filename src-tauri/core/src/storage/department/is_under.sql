WITH RECURSIVE above (id) AS (
    SELECT ?1
    UNION
    SELECT department.superior
    FROM above
    JOIN department ON department.id = above.id
    WHERE department.superior IS NOT NULL
)
SELECT 1
FROM above
WHERE id = ?2
