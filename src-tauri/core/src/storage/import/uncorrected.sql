WITH step AS (
    SELECT
        change.id AS change,
        change.changed_by,
        change.changed_at,
        json_extract(change.detail, json_each.fullkey || '.form') AS form,
        json_extract(change.detail, json_each.fullkey || '.path') AS path,
        json_extract(change.detail, json_each.fullkey || '.correction_removed') IS NOT NULL AS removed
    FROM change, json_each(change.detail)
    -- Only corrections have a path: the steps of the others are not read.
    WHERE instr(change.detail, '"path"') > 0
        AND json_extract(change.detail, json_each.fullkey || '.filing') = ?1
        AND json_extract(change.detail, json_each.fullkey || '.path') IS NOT NULL
)
SELECT path, changed_by, changed_at
FROM step
WHERE change > ?2
    AND removed
    -- A correction that was made and taken back since leaves nothing: only one that stood there before counts.
    AND (
        (
            SELECT next.removed
            FROM step AS next
            WHERE next.form = step.form AND next.path = step.path AND next.change > ?2
            ORDER BY next.change
            LIMIT 1
        )
        OR (
            SELECT NOT last.removed
            FROM step AS last
            WHERE last.form = step.form AND last.path = step.path AND last.change <= ?2
            ORDER BY last.change DESC
            LIMIT 1
        )
    )
ORDER BY change
LIMIT 1
