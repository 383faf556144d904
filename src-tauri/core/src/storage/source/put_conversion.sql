INSERT INTO conversion (source, converted)
VALUES (?1, ?2)
ON CONFLICT (source) DO NOTHING
