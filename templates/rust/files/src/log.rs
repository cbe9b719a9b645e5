//! One JSON object per line on standard output.

use std::io::{self, Write};
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Debug,
    Info,
    Warn,
    Error,
}

impl Level {
    /// `debug`, `info`, `warn` or `error`, in whatever case.
    pub fn from_name(name: &str) -> Option<Level> {
        Some(match name.to_ascii_lowercase().as_str() {
            "debug" => Level::Debug,
            "info" => Level::Info,
            "warn" => Level::Warn,
            "error" => Level::Error,
            _ => return None,
        })
    }
}

static LEAST: AtomicU8 = AtomicU8::new(Level::Info as u8);

/// What is below this level is not logged.
pub fn set_level(level: Level) {
    LEAST.store(level as u8, Ordering::Relaxed);
}

/// A value of a line.
pub enum Value<'a> {
    Text(&'a str),
    Whole(u64),
    Real(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text)
    }
}

impl From<u16> for Value<'_> {
    fn from(number: u16) -> Self {
        Value::Whole(number.into())
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Value::Real(number)
    }
}

/// Writes a line; that nobody reads it is no reason to fail.
pub fn line(level: Level, message: &str, values: &[(&str, Value)]) {
    if level as u8 >= LEAST.load(Ordering::Relaxed) {
        let text = object(SystemTime::now(), level, message, values);
        let _ = io::stdout().lock().write_all(text.as_bytes());
    }
}

fn object(now: SystemTime, level: Level, message: &str, values: &[(&str, Value)]) -> String {
    let name = format!("{level:?}").to_ascii_uppercase();
    let mut line = format!(
        r#"{{"time":"{}","level":"{name}","msg":{}"#,
        utc(now),
        json(message)
    );
    for (key, value) in values {
        let value = match value {
            Value::Text(text) => json(text),
            Value::Whole(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
        };
        line += &format!(",{}:{value}", json(key));
    }
    line + "}\n"
}

/// A text as JSON, with its quotes.
pub fn json(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted += "\\n",
            '\r' => quoted += "\\r",
            '\t' => quoted += "\\t",
            // Control signs, and those that some readers take for the end of a line.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                quoted += &format!("\\u{:04x}", sign as u32)
            }
            _ => quoted.push(sign),
        }
    }
    quoted + "\""
}

/// `2027-01-31T12:00:00.000Z`
fn utc(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let millis = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// The date so many days after 1970-01-01.
fn date(mut days: u64) -> (u64, usize, u64) {
    let mut year = 1970;
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    (year, month + 1, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn one_line_whatever_is_in_it() {
        let now = UNIX_EPOCH + Duration::from_millis(1_709_210_096_007);
        let line = object(
            now,
            Level::Warn,
            "a \"b\"\n",
            &[("path", "/\\\u{1b}[0m".into()), ("status", 404.into())],
        );
        assert_eq!(
            line,
            "{\"time\":\"2024-02-29T12:34:56.007Z\",\"level\":\"WARN\",\"msg\":\"a \\\"b\\\"\\n\",\"path\":\"/\\\\\\u001b[0m\",\"status\":404}\n"
        );
    }

    #[test]
    fn dates() {
        for (days, expected) in [
            (0, (1970, 1, 1)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (20_453, (2025, 12, 31)),
            (20_454, (2026, 1, 1)),
        ] {
            assert_eq!(date(days), expected);
        }
    }
}
