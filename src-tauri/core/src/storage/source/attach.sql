INSERT INTO filing_file (filing, arrival, sha256, name, imported_at)
VALUES (?1, (SELECT coalesce(max(arrival), 0) + 1 FROM filing_file WHERE filing = ?1), ?2, ?3, ?4)
ON CONFLICT (filing, sha256) DO NOTHING
