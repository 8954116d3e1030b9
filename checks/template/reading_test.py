"""Is everything that AWS gets as it was last read? What other judges look for they must know; here whatever is new shows."""
import unittest

import reading
import templates


class Reading(unittest.TestCase):
    maxDiff = None

    def test_says_all_that_aws_gets_and_nothing_else(self):
        found = reading.sections(templates.expanded())
        differences = list(reading.differences(found, reading.read()))
        if differences:
            self.fail("\n".join([*differences, "If all of it is meant: checks/template/run reading"]))

    def test_is_written_as_its_program_writes_it(self):
        self.assertEqual(reading.text(templates.expanded()), reading.FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
