SELECT finding.filing, finding.severity, count(*)
FROM filing
JOIN finding ON finding.filing = filing.id
WHERE filing.year = ?1 AND filing.current = 1
GROUP BY finding.filing, finding.severity
