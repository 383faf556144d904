SELECT name, format, size, bytes
FROM source_file
WHERE sha256 = ?1
