INSERT INTO indicator (
    form, row,
    level1, level1_cell, level1_raw,
    level1_weight, level1_weight_cell, level1_weight_raw,
    level2, level2_cell, level2_raw,
    name, name_cell, name_raw,
    target, target_cell, target_raw,
    actual, actual_cell, actual_raw,
    weight, weight_cell, weight_raw,
    self_score, self_score_cell, self_score_raw,
    deviation_reason, deviation_reason_cell, deviation_reason_raw,
    remarks, unread
)
VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
    ?25, ?26, ?27, ?28, ?29, ?30, ?31
)
