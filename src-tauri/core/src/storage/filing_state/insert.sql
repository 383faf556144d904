INSERT INTO filing_state (
    department, year, state, dated, reason, until, recorded_at, recorded_by, import_batch
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
