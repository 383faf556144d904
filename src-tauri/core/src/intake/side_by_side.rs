//! Work on many items on all cores, its results taken one at a time and in the given order. Few items are
//! in flight at any time, so that memory does not grow with their number.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::{Error, Result};

/// Most threads: more would only wait for the disk.
const THREADS: usize = 16;
/// How often it is asked whether to stop while a slow item is waited for.
const PATIENCE: Duration = Duration::from_millis(100);

struct State<R> {
    /// The next item that nobody works on.
    next: usize,
    /// Items whose results were taken.
    taken: usize,
    ready: BTreeMap<usize, R>,
    stopped: bool,
}

/// Runs `read` for all items on all cores and hands the results to `take`, in order and on this thread.
/// `wait` hears which item is waited for; `stop` says whether to end before it.
///
/// # Errors
/// The first that `take` answers; the items behind it are left.
pub fn understood<T: Sync, R: Send>(
    items: &[T],
    read: impl Fn(&T) -> R + Sync,
    mut wait: impl FnMut(usize),
    stop: impl Fn() -> bool,
    mut take: impl FnMut(usize, R) -> Result<()>,
) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = cores.min(THREADS).min(items.len()).max(1);
    let window = threads + 2;
    let state = Mutex::new(State { next: 0, taken: 0, ready: BTreeMap::new(), stopped: false });
    let changed = Condvar::new();
    let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
    let work = || {
        let _stops = Stops(&state, &changed);
        loop {
            let mut now = lock();
            while !now.stopped && now.next < items.len() && now.next >= now.taken + window {
                now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
            }
            let index = now.next;
            if now.stopped || index >= items.len() {
                return;
            }
            now.next += 1;
            drop(now);
            let result = read(&items[index]);
            lock().ready.insert(index, result);
            changed.notify_all();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
        let _stops = Ends(&state, &changed);
        for index in 0..items.len() {
            wait(index);
            let result = loop {
                if stop() {
                    return Ok(());
                }
                let mut now = lock();
                if !now.ready.contains_key(&index) && !now.stopped {
                    (now, _) = changed.wait_timeout(now, PATIENCE).unwrap_or_else(PoisonError::into_inner);
                }
                match now.ready.remove(&index) {
                    Some(result) => {
                        now.taken = index + 1;
                        break result;
                    }
                    None if now.stopped => return Err(Error::internal("读文件的线程中途停止")),
                    None => {}
                }
            };
            changed.notify_all();
            take(index, result)?;
        }
        Ok(())
    })
}

/// Sends everybody home when the one who takes the results leaves, however that is.
struct Ends<'a, R>(&'a Mutex<State<R>>, &'a Condvar);

impl<R> Drop for Ends<'_, R> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
        self.1.notify_all();
    }
}

/// The same when a thread panics: nobody is left waiting for its result.
struct Stops<'a, R>(&'a Mutex<State<R>>, &'a Condvar);

impl<R> Drop for Stops<'_, R> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            drop(Ends(self.0, self.1));
        }
    }
}
