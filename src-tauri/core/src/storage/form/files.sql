SELECT filing, name, sha256, imported_at
FROM filing_file
WHERE filing IN (SELECT value FROM json_each(?1))
ORDER BY filing, arrival
