"""Reads what the service is told by its environment."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
}


class ConfigError(Exception):
    """Everything that is wrong with the environment, one problem a line."""


@dataclass(frozen=True)
class Settings:
    """Settings of the service."""

    port: int = {= port =}
    log_level: int = logging.INFO
    # What the service needs beside it: host and port by name.
    backing: dict[str, tuple[str, int]] = field(default_factory=dict)
    # Comes from a file, never from a variable.
    database_password: str = field(default="", repr=False)


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Reads all settings.

    Raises ConfigError, which names everything that is wrong with them.
    """
    problems: list[str] = []

    def port_of(name: str, default: int) -> int:
        value = environment.get(name) or str(default)
        if value.isascii() and value.isdigit() and 1 <= int(value) <= 65535:
            return int(value)
        problems.append(f"{name} is {value!r}: it must be a number from 1 to 65535")
        return default

    port = port_of("PORT", {= port =})
    level = environment.get("LOG_LEVEL") or "info"
    if level.lower() not in _LEVELS:
        problems.append(f"LOG_LEVEL is {level!r}: it must be debug, info, warn or error")
    backing = {
        name.lower(): (host, port_of(f"{name}_PORT", default))
        for name, default in (("DATABASE", 5432), ("CACHE", 6379))
        if (host := environment.get(f"{name}_HOST"))
    }
    password = ""
    if path := environment.get("DATABASE_PASSWORD_FILE"):
        try:
            password = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            problems.append(f"DATABASE_PASSWORD_FILE: {error}")

    if problems:
        raise ConfigError("\n".join(problems))
    return Settings(port, _LEVELS[level.lower()], backing, password)
