INSERT INTO filing_state (department, year, state, dated, reason, until, recorded_at, recorded_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
