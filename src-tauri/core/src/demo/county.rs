//! The whole county: every department, every year.

use super::dice::Dice;
use super::figures::Books;
use super::manner::Manner;
use super::register::{self, MOST};
use super::{DemoRequest, Fault, NOTICE, fault, forms};
use crate::filing::{DepartmentRef, Filing};
use crate::{Code, Error, Result, workbook};

/// A county that does not exist.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct County {
    /// Its departments, by code, whether they filed or not.
    pub departments: Vec<DemoDepartment>,
    /// What they filed, year by year.
    pub filings: Vec<DemoFiling>,
}

/// A made-up department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoDepartment {
    /// Name, code and category.
    pub department: DepartmentRef,
    /// 主管部门, if it has one in this county.
    pub superior: Option<String>,
}

/// What a made-up department filed for a year, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoFiling {
    /// The filing, mistakes included; its department has its code and category.
    pub filing: Filing,
    /// The mistakes that were planted.
    pub faults: Vec<Fault>,
}

/// A made-up workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoFile {
    /// The file's own name; it begins with 示例.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
}

impl DemoFiling {
    /// The filing as the official workbook, labelled as made up.
    ///
    /// # Errors
    /// As [`workbook::write`].
    pub fn file(&self) -> Result<DemoFile> {
        Ok(DemoFile {
            name: format!("{}{}年度绩效自评.xlsx", self.filing.department.name, self.filing.year),
            bytes: workbook::write(&self.filing, Some(NOTICE))?,
        })
    }
}

/// The years that can be asked for.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The most years at once.
const LONGEST: i32 = 20;

/// Makes up the filings of a county, year by year. The same request gives the same filings; a
/// department is the same however many there are.
///
/// # Errors
/// `BadRequest` if the years or the number of departments make no sense.
pub fn county(request: &DemoRequest) -> Result<County> {
    let (from, to) = (request.from, request.to);
    if !YEARS.contains(&from) || !YEARS.contains(&to) || from > to || to - from >= LONGEST {
        return Err(Error::new(
            Code::BadRequest,
            format!(
                "示例数据的年度“{from}至{to}”不对，没有生成。请给出2000至2100之间、先小后大、不超过{LONGEST}年的起止年度。"
            ),
        ));
    }
    if request.departments == 0 || request.departments > MOST {
        return Err(Error::new(
            Code::BadRequest,
            format!("示例单位数“{}”不对，没有生成。请给出1至{MOST}之间的数。", request.departments),
        ));
    }
    let mut county = County::default();
    for unit in register::departments(request.departments) {
        let mut dice = Dice::new(request.seed, unit.serial);
        let manner = Manner::draw(&mut dice);
        // A few departments are newly set up.
        let newly = to > from && dice.chance(30);
        let first = if newly { from + 1 } else { from };
        county
            .departments
            .push(DemoDepartment { department: unit.department(), superior: unit.superior.clone() });
        let mut books = Books::open(&unit, Dice::new(request.seed, unit.serial + 1_000_000), first, to);
        for year in first..=to {
            let figures = books.next(year);
            let manner = manner.this_year(&mut dice);
            let mut filing = forms::filing(&unit, manner, &mut dice, year, &figures);
            let faults = fault::plant(&mut filing, &mut dice);
            // Some did not file; the one department of a county of one always does.
            if dice.chance(35) && request.departments > 1 {
                continue;
            }
            county.filings.push(DemoFiling { filing, faults });
        }
    }
    county.filings.sort_by_key(|made| made.filing.year);
    Ok(county)
}
