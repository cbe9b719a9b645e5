import tempfile
import unittest
from pathlib import Path

from service.config import ConfigError, from_environment


class ConfigTest(unittest.TestCase):
    def test_defaults(self) -> None:
        settings = from_environment({})
        self.assertEqual(settings.port, {= port =})
        self.assertEqual(settings.backing, {})

    def test_backing(self) -> None:
        settings = from_environment({"DATABASE_HOST": "database", "CACHE_HOST": "cache", "CACHE_PORT": "7000"})
        self.assertEqual(settings.backing, {"database": ("database", 5432), "cache": ("cache", 7000)})

    def test_all_problems_at_once(self) -> None:
        with self.assertRaises(ConfigError) as caught:
            from_environment({
                "PORT": "http",
                "LOG_LEVEL": "loud",
                "CACHE_HOST": "cache",
                "CACHE_PORT": "0",
                "DATABASE_PASSWORD_FILE": "/nowhere",
            })
        for name in ("PORT", "LOG_LEVEL", "CACHE_PORT", "DATABASE_PASSWORD_FILE"):
            self.assertIn(name, str(caught.exception))

    def test_secret_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "password")
            path.write_text("open sesame\n", encoding="utf-8")
            settings = from_environment({"DATABASE_PASSWORD_FILE": str(path)})
        self.assertEqual(settings.database_password, "open sesame")
        self.assertNotIn("sesame", repr(settings))
