WITH scored AS (
    SELECT form.id, form.filing, form.kind,
        row_number() OVER (
            PARTITION BY form.filing, form.kind
            ORDER BY form.annex_number IS NULL, form.annex_number, form.arrival
        ) - 1 AS nth
    FROM form
    WHERE form.filing IN (SELECT value FROM json_each(?1)) AND form.kind IN ('overall', 'project')
)
SELECT scored.filing, scored.kind, scored.nth, review.item, review.score, review.reason, review.reviewed_at,
    review.reviewed_by
FROM scored
JOIN review ON review.form = scored.id
