//! Where a window stood when it was closed: kept beside the user's own database, and whether a screen is still there.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::App;

/// What has to be on a screen for the window to be in reach, in pixels: a piece of its title.
const REACH: i64 = 120;
/// No window is smaller than this, in pixels.
const LEAST: i64 = 400;

/// A rectangle on the desk of all screens, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// From the left.
    pub x: i64,
    /// From above.
    pub y: i64,
    /// To the right.
    pub width: i64,
    /// Downwards.
    pub height: i64,
}

/// The place of the window while it is neither maximised nor minimised, and whether it is maximised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it stands then.
    pub area: Area,
    /// Whether it fills the screen now.
    pub maximised: bool,
}

impl Place {
    /// What was kept; `None` if nothing was, or what is no place.
    pub fn kept() -> Option<Self> {
        Self::read(&fs::read_to_string(file()?).ok()?)
    }

    /// Keeps it. Where that cannot be done the next window opens as a new one does: it is worth no message.
    pub fn keep(self) {
        if let Some(file) = file() {
            let _ = file.parent().map(fs::create_dir_all);
            let _ = fs::write(file, self.write());
        }
    }

    fn read(text: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(text).ok()?;
        let number = |key: &str| json[key].as_i64();
        let area =
            Area { x: number("x")?, y: number("y")?, width: number("width")?, height: number("height")? };
        Some(Self { area, maximised: json["maximised"] == true })
    }

    fn write(self) -> String {
        let Self { area, maximised } = self;
        json!({ "x": area.x, "y": area.y, "width": area.width, "height": area.height, "maximised": maximised })
            .to_string()
    }

    /// The place on the screens that there are now, no larger than the one it is on; `None` if it is on none of them.
    pub fn on(self, screens: &[Area]) -> Option<Self> {
        let Area { x, y, .. } = self.area;
        let (width, height) = (self.area.width.max(LEAST), self.area.height.max(LEAST));
        let screen = screens.iter().find(|screen| {
            let seen = (x + width).min(screen.x + screen.width) - x.max(screen.x);
            seen >= REACH && y >= screen.y && y + REACH <= screen.y + screen.height
        })?;
        let width = width.min(screen.width.max(LEAST));
        let height = height.min(screen.height.max(LEAST));
        Some(Self { area: Area { x, y, width, height }, ..self })
    }
}

/// Beside the user's own database, whichever is open.
fn file() -> Option<PathBuf> {
    Some(App::default_database()?.with_file_name("window.json"))
}

#[cfg(test)]
mod tests {
    use super::{Area, Place};

    const SCREEN: Area = Area { x: 0, y: 0, width: 1366, height: 768 };
    const SECOND: Area = Area { x: 1366, y: 0, width: 1920, height: 1080 };

    fn place(x: i64, y: i64, width: i64, height: i64) -> Place {
        Place { area: Area { x, y, width, height }, maximised: false }
    }

    /// Protects from a window that nobody sees: where the screen is gone, it opens as a new one does; what is larger
    /// than its screen is made as large as that.
    #[test]
    fn the_window_is_in_reach() {
        let right = place(1500, 100, 1400, 900);
        assert_eq!(right.on(&[SCREEN, SECOND]), Some(right));
        assert_eq!(right.on(&[SCREEN]), None);
        assert_eq!(place(-1300, 0, 1366, 768).on(&[SCREEN]), None, "all but a corner is off the screen");
        assert_eq!(place(0, 700, 1366, 768).on(&[SCREEN]), None, "its title is below the screen");
        assert_eq!(place(10, 10, 1900, 1000).on(&[SCREEN]), Some(place(10, 10, 1366, 768)));
        assert_eq!(place(10, 10, 1, 1).on(&[SCREEN]), Some(place(10, 10, 400, 400)));
    }

    /// Protects the start from a file that is not ours, or cut short.
    #[test]
    fn what_is_kept_is_read_back() {
        let kept = Place { maximised: true, ..place(1, 2, 1000, 700) };
        assert_eq!(Place::read(&kept.write()), Some(kept));
        for broken in ["", "{", "[]", "{\"x\":1}"] {
            assert_eq!(Place::read(broken), None);
        }
    }
}
