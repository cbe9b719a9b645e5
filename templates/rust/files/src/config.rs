//! What the service is told by its environment.

use crate::log::Level;
use std::collections::BTreeMap;
use std::io;

/// Settings of the service.
#[derive(Debug)]
pub struct Settings {
    pub port: u16,
    pub log_level: Level,
    /// What the service needs beside it: host and port by name.
    pub backing: BTreeMap<&'static str, (String, u16)>,
    /// Comes from a file, never from a variable.
    #[allow(dead_code, reason = "for the code that will talk to a database")]
    pub database_password: String,
}

impl Settings {
    /// Reads all settings; an error is everything that is wrong with them.
    pub fn from_environment(
        variable: impl Fn(&str) -> Option<String>,
        read_file: impl Fn(&str) -> io::Result<String>,
    ) -> Result<Settings, Vec<String>> {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut problems = Vec::new();
        let mut port_of = |name: &str, value: &str| {
            value
                .parse()
                .ok()
                .filter(|&port| port > 0)
                .unwrap_or_else(|| {
                    problems.push(format!(
                        "{name} is {value:?}: it must be a number from 1 to 65535"
                    ));
                    0
                })
        };

        let port = given("PORT").map_or({= port =}, |value| port_of("PORT", &value));
        let mut backing = BTreeMap::new();
        for (name, key) in [("DATABASE", "database"), ("CACHE", "cache")] {
            if let Some(host) = given(&format!("{name}_HOST")) {
                let port_name = format!("{name}_PORT");
                let port = port_of(&port_name, &given(&port_name).unwrap_or_default());
                backing.insert(key, (host, port));
            }
        }
        let mut log_level = Level::Info;
        if let Some(value) = given("LOG_LEVEL") {
            match Level::from_name(&value) {
                Some(level) => log_level = level,
                None => problems.push(format!(
                    "LOG_LEVEL is {value:?}: it must be debug, info, warn or error"
                )),
            }
        }
        let mut database_password = String::new();
        if let Some(path) = given("DATABASE_PASSWORD_FILE") {
            match read_file(&path) {
                Ok(content) => database_password = content.trim().to_owned(),
                Err(error) => problems.push(format!("DATABASE_PASSWORD_FILE is {path:?}: {error}")),
            }
        }
        if problems.is_empty() {
            Ok(Settings {
                port,
                log_level,
                backing,
                database_password,
            })
        } else {
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, process};

    fn settings(values: &[(&str, &str)]) -> Result<Settings, Vec<String>> {
        Settings::from_environment(
            |name| {
                values
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value.to_string())
            },
            |path| fs::read_to_string(path),
        )
    }

    #[test]
    fn defaults() {
        let settings = settings(&[]).unwrap();
        assert_eq!(settings.port, {= port =});
        assert_eq!(settings.log_level, Level::Info);
        assert!(settings.backing.is_empty());
    }

    #[test]
    fn all_problems_at_once() {
        let names = [
            "PORT",
            "LOG_LEVEL",
            "DATABASE_PORT",
            "DATABASE_PASSWORD_FILE",
        ];
        let problems = settings(&[
            ("PORT", "http"),
            ("LOG_LEVEL", "loud"),
            ("DATABASE_HOST", "database"),
            ("DATABASE_PORT", "65536"),
            ("DATABASE_PASSWORD_FILE", "/nowhere"),
        ])
        .unwrap_err();
        assert_eq!(problems.len(), names.len(), "{problems:?}");
        for name in names {
            assert!(
                problems.iter().any(|problem| problem.starts_with(name)),
                "{name}: {problems:?}"
            );
        }
    }

    #[test]
    fn secret_file() {
        let path = env::temp_dir().join(format!("password-{}", process::id()));
        fs::write(&path, "open sesame\n").unwrap();
        let settings = settings(&[("DATABASE_PASSWORD_FILE", path.to_str().unwrap())]);
        fs::remove_file(&path).unwrap();
        assert_eq!(settings.unwrap().database_password, "open sesame");
    }
}
