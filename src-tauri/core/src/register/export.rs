use crate::department::Department;
use crate::report::{Cell, Column, ColumnKind, Paper, Table};

const COLUMNS: &[Column] = &[
    Column::new("单位编码", ColumnKind::Centred, 14),
    Column::new("单位名称", ColumnKind::Text, 40),
    Column::new("类别", ColumnKind::Centred, 12),
    Column::new("主管部门", ColumnKind::Text, 36),
    Column::new("别名", ColumnKind::Text, 40),
    Column::new("起始年度", ColumnKind::Count, 10),
    Column::new("撤销年度", ColumnKind::Count, 10),
];

/// The register as a table that [`super::import`] reads back.
pub fn table(departments: &[Department]) -> Table {
    let year = |year: Option<i32>| Cell::number(year.map(Into::into));
    Table {
        annex: None,
        title: "部门名册".to_owned(),
        sheet: "部门名册".to_owned(),
        left: String::new(),
        right: String::new(),
        columns: COLUMNS.to_vec(),
        frozen: 2,
        paper: Paper::Landscape,
        rows: departments
            .iter()
            .map(|department| {
                vec![
                    Cell::text(department.code.clone()),
                    Cell::Text(department.name.clone()),
                    Cell::text(department.category.clone()),
                    Cell::text(department.superior.clone()),
                    Cell::text((!department.aliases.is_empty()).then(|| department.aliases.join("、"))),
                    year(department.first_year),
                    year(department.last_year),
                ]
                .into()
            })
            .collect(),
        notes: Vec::new(),
        signatures: Vec::new(),
    }
}
