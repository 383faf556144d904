//! Which automatic copies stay: dense for today, sparse for long ago.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, date};

/// Of the last 24 hours, so many.
const OF_LAST_DAY: usize = 10;

/// The number of a period since some day, and how many periods back its newest copy stays.
type Rule = (fn(DateTime) -> i64, i64);

const RULES: [Rule; 3] = [(day, 14), (week, 8), (month, 24)];

/// For each copy, by the time it was made, whether it stays: the newest ten of the last 24 hours; the newest of
/// each of the last 14 days, 8 weeks (from Monday) and 24 months, those of `now` included; the newest of all; and
/// what bears a time after `now`, because then the clock was wrong.
///
/// Thinning daily comes to the same as thinning once.
pub fn kept(now: DateTime, copies: &[DateTime]) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..copies.len()).collect();
    newest_first.sort_by_key(|&n| std::cmp::Reverse((copies[n], n)));
    let mut kept = vec![false; copies.len()];
    if let Some(&newest) = newest_first.first() {
        kept[newest] = true;
    }
    let (future, past): (Vec<usize>, Vec<usize>) = newest_first.into_iter().partition(|&n| copies[n] > now);
    for n in future {
        kept[n] = true;
    }
    for &n in past.iter().take(OF_LAST_DAY) {
        kept[n] |= second(now) - second(copies[n]) <= 24 * 60 * 60;
    }
    for (period, periods) in RULES {
        let mut seen = BTreeSet::new();
        for &n in &past {
            let number = period(copies[n]);
            if seen.insert(number) && period(now) - number < periods {
                kept[n] = true;
            }
        }
    }
    kept
}

const MONDAY: Date = date(1969, 12, 29);

fn day(time: DateTime) -> i64 {
    // A span between two dates is in days, and is always found.
    time.date().since(MONDAY).map_or(0, |span| i64::from(span.get_days()))
}

fn week(time: DateTime) -> i64 {
    day(time).div_euclid(7)
}

fn month(time: DateTime) -> i64 {
    i64::from(time.year()) * 12 + i64::from(time.month())
}

fn second(time: DateTime) -> i64 {
    let clock = (i64::from(time.hour()) * 60 + i64::from(time.minute())) * 60 + i64::from(time.second());
    day(time) * 24 * 60 * 60 + clock
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;

    fn start() -> DateTime {
        "2025-04-18T16:30:00".parse().unwrap()
    }

    fn before(now: DateTime, hours: i64) -> DateTime {
        now.checked_sub(hours.hours()).unwrap()
    }

    fn left(now: DateTime, copies: &[DateTime]) -> Vec<DateTime> {
        copies.iter().zip(kept(now, copies)).filter(|(_, stays)| *stays).map(|(copy, _)| *copy).collect()
    }

    /// The rule as the clerk is told it, on a bureau that made a copy every six hours for three years.
    #[test]
    fn three_years_of_copies() {
        let now = start();
        let copies: Vec<DateTime> = (0..3 * 365 * 4).map(|n| before(now, n * 6)).collect();
        let left = left(now, &copies);
        let within = |days: i64| left.iter().filter(|copy| day(now) - day(**copy) < days).count();
        // 16:30, 10:30, 04:30, 22:30, 16:30 of the day before; then each day's 22:30 and older ones alone.
        assert_eq!(within(2), 5);
        assert_eq!(within(14), 5 + 12);
        assert_eq!(left.last().unwrap().to_string(), "2023-05-31T22:30:00");
        assert!(left.len() <= 10 + 14 + 8 + 24, "{}", left.len());
    }

    /// A week begins on Monday; the newest of a bucket stays.
    #[test]
    fn the_newest_of_a_week_stays() {
        let at = |text: &str| -> DateTime { text.parse().unwrap() };
        let now = at("2025-04-18T12:00:00");
        let copies = [
            at("2025-03-17T09:00:00"),
            at("2025-03-23T09:00:00"),
            at("2025-03-24T09:00:00"),
            at("2025-03-25T09:00:00"),
        ];
        assert_eq!(kept(now, &copies), [false, true, false, true]);
    }

    proptest! {
        /// Never too many, never without the newest, and nothing of a day lost that has few.
        #[test]
        fn what_stays_is_bounded(hours in prop::collection::vec(0i64..24 * 900, 0..200)) {
            let now = start();
            let copies: Vec<DateTime> = hours.iter().map(|hours| before(now, *hours)).collect();
            let stays = left(now, &copies);
            prop_assert!(stays.len() <= 10 + 14 + 8 + 24);
            prop_assert_eq!(stays.iter().max(), copies.iter().max());
            let today = copies.iter().filter(|copy| **copy >= before(now, 24)).count();
            let today_left = stays.iter().filter(|copy| **copy >= before(now, 24)).count();
            prop_assert!(today_left >= today.min(10));
            for (period, periods) in RULES {
                for copy in &copies {
                    if period(now) - period(*copy) < periods {
                        prop_assert!(stays.iter().any(|left| period(*left) == period(*copy)));
                    }
                }
            }
            prop_assert_eq!(left(now, &stays), stays.clone(), "thinning again takes nothing more");
        }

        /// A bureau that thins after every copy keeps just what one thinning at the end would keep.
        #[test]
        fn thinning_daily_is_thinning_once(mut hours in prop::collection::vec(0i64..24 * 900, 0..120)) {
            let now = start();
            hours.sort_unstable_by(|a, b| b.cmp(a));
            hours.dedup();
            let copies: Vec<DateTime> = hours.iter().map(|hours| before(now, *hours)).collect();
            let mut bureau = Vec::new();
            for copy in &copies {
                bureau.push(*copy);
                bureau = left(*copy, &bureau);
            }
            prop_assert_eq!(left(now, &bureau), left(now, &copies));
        }

        /// A clock that was wrong for a while costs no copy.
        #[test]
        fn copies_of_the_future_stay(hours in prop::collection::vec(1i64..24 * 900, 1..50)) {
            let now = start();
            let copies: Vec<DateTime> = hours.iter().map(|hours| before(now, -*hours)).collect();
            prop_assert!(kept(now, &copies).into_iter().all(|stays| stays));
        }
    }
}
