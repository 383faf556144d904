WITH held AS (
    SELECT filing.id, filing.department, filing.version, filing.created_at
    FROM filing
    WHERE filing.year = ?1 AND filing.current = 1
),
forms AS (
    SELECT form.filing,
        sum(form.kind = 'basic_data') AS basic_data,
        sum(form.kind = 'overall') AS overall,
        sum(form.kind = 'project') AS projects,
        sum(form.kind = 'report') AS reports,
        max(form.saved_at) AS saved_at,
        max(CASE WHEN form.kind = 'overall' THEN form.id END) AS overall_form,
        sum(
            (SELECT count(*) FROM value WHERE value.form = form.id AND value.unread IS NOT NULL)
            + (SELECT coalesce(sum(indicator.unread), 0) FROM indicator WHERE indicator.form = form.id)
            + (SELECT count(*) FROM form_unread WHERE form_unread.form = form.id)
            - (SELECT count(*) FROM correction WHERE correction.form = form.id AND correction.was_unread)
        ) AS unread
    -- CROSS JOIN: by the year's filings, not through the forms of all years.
    FROM held
    CROSS JOIN form ON form.filing = held.id
    GROUP BY form.filing
),
open_findings AS (
    SELECT finding.filing,
        sum(finding.severity = 'error') AS error,
        sum(finding.severity = 'warning') AS warning,
        sum(finding.severity = 'note') AS note
    FROM held
    CROSS JOIN finding ON finding.filing = held.id
    LEFT JOIN finding_case ON finding_case.id = finding.finding_case
    WHERE coalesce(finding_case.status, 'pending') IN ('pending', 'notified')
    GROUP BY finding.filing
)
SELECT department.name, department.code, department.category, held.version,
    coalesce(forms.basic_data, 0), coalesce(forms.overall, 0), coalesce(forms.projects, 0),
    coalesce(forms.reports, 0), coalesce(forms.unread, 0),
    coalesce(open_findings.error, 0), coalesce(open_findings.warning, 0), coalesce(open_findings.note, 0),
    CASE
        WHEN EXISTS (
            SELECT 1 FROM correction
            WHERE correction.form = forms.overall_form AND correction.path = 'total.self_score'
        )
        THEN (
            SELECT number FROM correction
            WHERE correction.form = forms.overall_form AND correction.path = 'total.self_score'
        )
        ELSE (
            SELECT number FROM value
            WHERE value.form = forms.overall_form AND value.path = 'total.self_score'
        )
    END,
    coalesce(forms.saved_at, held.created_at)
FROM held
JOIN department ON department.id = held.department
LEFT JOIN forms ON forms.filing = held.id
LEFT JOIN open_findings ON open_findings.filing = held.id
ORDER BY department.code IS NULL, department.code, department.name
