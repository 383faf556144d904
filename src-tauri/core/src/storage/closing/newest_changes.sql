WITH held AS (SELECT form.id, form.saved_at
    FROM filing CROSS JOIN form ON form.filing = filing.id
    WHERE filing.year = ?1 AND filing.current = 1
)
SELECT saved_at FROM held
UNION
SELECT corrected_at FROM held CROSS JOIN correction ON correction.form = held.id
UNION
SELECT reviewed_at FROM held CROSS JOIN review ON review.form = held.id
UNION
SELECT set_at FROM rule_set WHERE year = ?1 AND withdrawn = 0
UNION
SELECT set_at FROM rule_setting WHERE year = ?1 AND withdrawn = 0
