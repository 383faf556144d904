INSERT INTO filing_file (filing, arrival, sha256, name, imported_at)
SELECT ?2, (SELECT coalesce(max(arrival), 0) + 1 FROM filing_file WHERE filing = ?2), held.sha256, held.name,
    held.imported_at
FROM form
JOIN filing_file AS held ON held.filing = form.filing AND held.sha256 = form.source
WHERE form.id = ?1
ON CONFLICT (filing, sha256) DO NOTHING
