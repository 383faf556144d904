use crate::department::Department;
use crate::report::{Cell, Column, ColumnKind, Table};

const COLUMNS: &[Column] = &[
    Column { title: "单位编码", kind: ColumnKind::Centred, width: 14 },
    Column { title: "单位名称", kind: ColumnKind::Text, width: 40 },
    Column { title: "类别", kind: ColumnKind::Centred, width: 12 },
    Column { title: "主管部门", kind: ColumnKind::Text, width: 36 },
    Column { title: "别名", kind: ColumnKind::Text, width: 40 },
    Column { title: "起始年度", kind: ColumnKind::Count, width: 10 },
    Column { title: "撤销年度", kind: ColumnKind::Count, width: 10 },
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
            })
            .collect(),
        notes: Vec::new(),
        signatures: Vec::new(),
    }
}
