-- A case is in the ledger of a year once its department was told of it, or was given a date, or replied.
SELECT finding_case.id, department.name, department.code, finding_case.year, finding_case.finding,
    finding_case.status, finding_case.closed, finding_case.closed_at, finding_case.closed_why,
    (SELECT deadline FROM case_deadline AS d WHERE d.finding_case = finding_case.id AND d.withdrawn = 0 ORDER BY d.id DESC LIMIT 1),
    case_reply.explanation, case_reply.rectified, case_reply.file, case_reply.recorded_at,
    settled.recorded_at, settled.recorded_by, settled.reason, settled.event,
    department.category
FROM finding_case
JOIN department ON department.id = finding_case.department
LEFT JOIN case_reply ON case_reply.id =
    (SELECT max(r.id) FROM case_reply AS r WHERE r.finding_case = finding_case.id AND r.withdrawn = 0)
LEFT JOIN finding_step AS settled ON settled.id = (
    SELECT max(s.id) FROM finding_step AS s
    WHERE s.finding_case = finding_case.id AND s.withdrawn = 0
        AND (s.event = 'closed' OR s.status IN ('rectified', 'waived'))
)
WHERE finding_case.year = ?1 AND (?2 IS NULL OR finding_case.department = ?2)
    AND (
        EXISTS (
            SELECT 1 FROM finding_step AS s
            WHERE s.finding_case = finding_case.id AND s.status = 'notified' AND s.withdrawn = 0
        )
        OR EXISTS (SELECT 1 FROM case_deadline AS d WHERE d.finding_case = finding_case.id AND d.withdrawn = 0)
        OR case_reply.id IS NOT NULL
    )
ORDER BY department.code IS NULL, department.code, department.name, finding_case.id
