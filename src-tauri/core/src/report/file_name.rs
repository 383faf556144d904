//! Names that any file system takes.

/// Characters that Windows has no files for.
const FORBIDDEN: &str = "<>:\"/\\|?*";
/// Devices of Windows: no file may be called so, whatever its ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
/// The longest name before its ending, in bytes of UTF-8: file systems take 255, and there must be room for an ending,
/// a number and what is written beside it first.
const LONGEST: usize = 200;

/// `parts` joined by `_` as a file's name without its ending. What no name can hold is replaced by `_`; if all is too
/// long, the longest part is cut. `编码_单位_2024年度审核问题清单`.
pub fn file_name(parts: &[&str]) -> String {
    let mut parts: Vec<String> = parts
        .iter()
        .map(|part| {
            let clean = |c: char| if c.is_control() || FORBIDDEN.contains(c) { '_' } else { c };
            part.chars().map(clean).collect::<String>().trim_matches([' ', '.', '\u{3000}']).to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect();
    while parts.iter().map(|part| part.len() + 1).sum::<usize>() > LONGEST + 1 {
        match parts.iter_mut().max_by_key(|part| part.len()) {
            Some(longest) => longest.pop(),
            None => break,
        };
    }
    let name = parts.join("_");
    let name = name.trim_end_matches([' ', '.']);
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |device: &str| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
    };
    if DEVICES.contains(&stem.as_str()) || numbered("COM") || numbered("LPT") {
        return format!("_{name}");
    }
    if name.is_empty() { "_".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, file_name};

    /// Protects a folder of letters from departments whose names no file can bear, on Windows above all.
    #[test]
    fn names_that_files_can_bear() {
        assert_eq!(
            file_name(&["001203", "县财政局", "2024年度审核意见"]),
            "001203_县财政局_2024年度审核意见"
        );
        assert_eq!(file_name(&["", "县委办/机要局 ", "a"]), "县委办_机要局_a");
        assert_eq!(file_name(&["..\\..\\etc", "x:y*?\"<>|\u{7}"]), "_.._etc_x_y_______");
        for device in ["CON", "nul", "Com1", "LPT9", "con.txt", "COM²"] {
            assert!(file_name(&[device]).starts_with('_'), "{device}");
        }
        assert_eq!(file_name(&["COM10"]), "COM10");
        assert_eq!(file_name(&["局. . "]), "局");
        assert_eq!(file_name(&["/", " ."]), "_");
        assert_eq!(file_name(&[]), "_");
        let long = "很长的单位名称".repeat(40);
        let name = file_name(&["001", &long, "2024年度审核意见"]);
        assert!(
            name.len() <= LONGEST && name.starts_with("001_很长") && name.ends_with("_2024年度审核意见"),
            "{name}"
        );
    }
}
