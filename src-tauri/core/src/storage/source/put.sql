INSERT INTO source_file (sha256, name, format, size, bytes)
VALUES (?1, ?2, ?3, ?4, ?5)
