//! The register of departments.

use jiheng_core::Code;
use jiheng_core::storage::{DepartmentFacts, Store};

use super::{fresh, new_filing, overall, stamp};

/// Protects the register from one department twice, and from one name for two departments.
#[test]
fn a_department_is_found_by_name_alias_and_code() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    store
        .write(&stamp(), "test", |tx| {
            let bureau = tx.ensure_department("县财政局（本级）")?;
            assert_eq!(tx.ensure_department(" 县 财政局(本级)\u{3000}")?, bureau);
            let facts = DepartmentFacts { code: Some("００1203".to_owned()), ..DepartmentFacts::default() };
            tx.describe_department(bureau, &facts)?;
            tx.add_alias(bureau, "财政局")?;
            tx.add_alias(bureau, "财 政 局")?;
            for text in ["县财政局(本级)", "001203", "财政 局"] {
                assert_eq!(tx.find_department(text)?, Some(bureau), "{text}");
            }
            assert_eq!(tx.ensure_department("财政局")?, bureau);
            assert_eq!(tx.find_department("财政")?, None);

            let other = tx.ensure_department("县国库集中支付中心")?;
            assert_eq!(tx.add_alias(other, "财政局").unwrap_err().code, Code::BadRequest);
            assert_eq!(tx.describe_department(other, &facts).unwrap_err().code, Code::BadRequest);
            assert_eq!(tx.ensure_department(" \u{3000}").unwrap_err().code, Code::DepartmentUnknown);
            tx.describe_department(
                other,
                &DepartmentFacts {
                    code: None,
                    category: Some("事业单位".to_owned()),
                    superior: Some(bureau),
                },
            )?;
            new_filing(tx, "财政局", 2024, &[overall(90)])?;
            new_filing(tx, "财政局", 2022, &[overall(90)])
        })
        .unwrap();
    insta::assert_json_snapshot!(store.departments().unwrap(), @r#"
    [
      {
        "name": "县财政局（本级）",
        "code": "001203",
        "category": null,
        "superior": null,
        "aliases": [
          "财政局"
        ],
        "years": [
          2022,
          2024
        ]
      },
      {
        "name": "县国库集中支付中心",
        "code": null,
        "category": "事业单位",
        "superior": "县财政局（本级）",
        "aliases": [],
        "years": []
      }
    ]
    "#);
    assert_eq!(store.known_department("财政").unwrap_err().code, Code::NotFound);
}
