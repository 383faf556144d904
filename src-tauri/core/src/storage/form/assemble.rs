//! A filing put together of its forms.

use std::collections::HashMap;

use crate::filing::{Filing, Form, Leaf, Unread};

/// Puts a form into its filing; the path of the form there.
pub fn place(filing: &mut Filing, form: Form) -> String {
    match form {
        Form::BasicData(form) => {
            filing.basic_data = Some(form);
            "basic_data".to_owned()
        }
        Form::Overall(form) => {
            filing.overall = Some(form);
            "overall".to_owned()
        }
        Form::Project(form) => {
            filing.projects.push(form);
            format!("projects.{}", filing.projects.len() - 1)
        }
        Form::Report(form) => {
            filing.reports.push(form);
            format!("reports.{}", filing.reports.len() - 1)
        }
    }
}

/// Every field that was not understood, form by form, each form's other entries behind its fields.
pub fn all_unread(filing: &Filing, mut others: HashMap<String, Vec<Unread>>) -> Vec<Unread> {
    let mut all = Vec::new();
    let mut gather = |form: String, fields: &dyn crate::filing::Fields| {
        fields.visit(&form, &mut |path, leaf: &dyn Leaf| {
            if let Some(origin) = leaf.origin()
                && let Some(reason) = &origin.unread
            {
                all.push(Unread {
                    path: path.to_owned(),
                    sheet: origin.sheet.clone(),
                    cell: origin.cell.clone(),
                    raw: origin.raw.clone(),
                    reason: reason.clone(),
                });
            }
        });
        for mut other in others.remove(&form).unwrap_or_default() {
            other.path = if other.path.is_empty() { form.clone() } else { format!("{form}.{}", other.path) };
            all.push(other);
        }
    };
    if let Some(form) = &filing.basic_data {
        gather("basic_data".to_owned(), form);
    }
    if let Some(form) = &filing.overall {
        gather("overall".to_owned(), form);
    }
    for (n, form) in filing.projects.iter().enumerate() {
        gather(format!("projects.{n}"), form);
    }
    for (n, form) in filing.reports.iter().enumerate() {
        gather(format!("reports.{n}"), form);
    }
    all
}

/// The first sign-off date there is.
pub fn signed_on(filing: &Filing) -> Option<String> {
    let basic_data = filing.basic_data.iter().map(|form| &form.signed_on);
    let overall = filing.overall.iter().map(|form| &form.signed_on);
    let projects = filing.projects.iter().map(|form| &form.signed_on);
    basic_data.chain(overall).chain(projects).find_map(|date| date.value.clone())
}
