import json
import logging
import unittest

from service.logs import JsonFormatter


class LogsTest(unittest.TestCase):
    def test_one_object_on_one_line(self) -> None:
        record = logging.makeLogRecord({"msg": "a\n{\"b\"}", "levelname": "INFO", "path": "/x\ny"})
        line = JsonFormatter().format(record)
        self.assertNotIn("\n", line)
        self.assertEqual(json.loads(line)["msg"], "a\n{\"b\"}")
        self.assertEqual(json.loads(line)["path"], "/x\ny")
