INSERT INTO report_block (form, position, paragraph, table_json)
SELECT ?2, position, paragraph, table_json
FROM report_block
WHERE form = ?1
