SELECT indicator.form, indicator.row,
    level1, level1_cell, level1_raw,
    level1_weight, level1_weight_cell, level1_weight_raw,
    level2, level2_cell, level2_raw,
    indicator.name, name_cell, name_raw,
    target, target_cell, target_raw,
    actual, actual_cell, actual_raw,
    weight, weight_cell, weight_raw,
    self_score, self_score_cell, self_score_raw,
    deviation_reason, deviation_reason_cell, deviation_reason_raw,
    remarks
FROM form
JOIN indicator ON indicator.form = form.id
WHERE form.filing IN (SELECT value FROM json_each(?1)) AND (?2 OR form.kind <> 'project')
