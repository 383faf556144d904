//! The window opens where it stood when it was closed, as far as there is a screen.

use std::sync::{Mutex, PoisonError};

use jiheng_rpc::place::{Area, Place};
use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow, WindowEvent};

fn screens(window: &WebviewWindow) -> Vec<Area> {
    let monitors = window.available_monitors().unwrap_or_default();
    let area = |monitor: &tauri::Monitor| Area {
        x: monitor.position().x.into(),
        y: monitor.position().y.into(),
        width: monitor.size().width.into(),
        height: monitor.size().height.into(),
    };
    monitors.iter().map(area).collect()
}

/// Puts the window where it stood, and keeps where it stands when it is closed. What cannot be read or kept leaves it
/// where new windows open: no failure is worth a message.
pub fn keep(window: &WebviewWindow) {
    let place = Place::kept().and_then(|place| place.on(&screens(window)));
    if let Some(Place { area, maximised }) = place {
        let pixels = |length: i64| u32::try_from(length).unwrap_or_default();
        let at = |length: i64| i32::try_from(length).unwrap_or_default();
        let _ = window.set_size(PhysicalSize::new(pixels(area.width), pixels(area.height)));
        let _ = window.set_position(PhysicalPosition::new(at(area.x), at(area.y)));
        if maximised {
            let _ = window.maximize();
        }
    }
    let last = Mutex::new(place.map(|place| place.area));
    let moved = window.clone();
    window.on_window_event(move |event| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            WindowEvent::Moved(_) | WindowEvent::Resized(_) => *last = free(&moved).or(*last),
            WindowEvent::CloseRequested { .. } => {
                let maximised = moved.is_maximized().unwrap_or_default();
                let area = free(&moved).or(*last);
                if let Some(area) = area {
                    Place { area, maximised }.keep();
                }
            }
            _ => {}
        }
    });
}

/// Where the window stands, unless it fills the screen or is put away.
fn free(window: &WebviewWindow) -> Option<Area> {
    if window.is_maximized().ok()? || window.is_minimized().ok()? || window.is_fullscreen().ok()? {
        return None;
    }
    let (at, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    Some(Area { x: at.x.into(), y: at.y.into(), width: size.width.into(), height: size.height.into() })
}
