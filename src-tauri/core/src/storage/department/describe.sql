UPDATE department
SET code = ?2, category = ?3, superior = ?4, registered = 1
WHERE id = ?1
