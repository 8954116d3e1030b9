"""cfn-lint with the rules of cfn-lint-serverless: nothing is found but what we decided otherwise."""
import json
import tempfile
import unittest
from pathlib import Path

import templates
from cfnlint.api import ManualArgs, lint_file
from expanded_test import LAST_STOPS
from templates import of_type

# Why we do otherwise than a rule says.
DEAD_LETTERS = "people read these, no function does"
NO_TRACES = "what a run did stands in the log; each trace costs"
OWN_GROUPS = "the rule looks for groups of the functions' names; LoggingConfig names ours, and expanded_test looks there"
CLOSED_ROUTES = "a stage's default would be a bucket for each merchants' route, which a token closes; the public ones have their own"
NO_LAST_PAGE = "a pager that is not reached rings PagerNotificationsFailed; what it was told stands in CloudWatch"
NO_LAST_MAIL = "SNS tries a mail for hours, and a queue of mails that nobody reads helps nobody"


def found(file):
    """(rule, resource) of all that is found."""
    matches = lint_file(file, config=ManualArgs(append_rules=["cfn_lint_serverless.rules"], regions=["us-east-1"]))
    return {(match.rule.id, match.path[1]) for match in matches}


class Lint(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        functions = of_type(templates.written(), "AWS::Serverless::Function")
        self.exceptions = {
            **{("WS1000", name): NO_TRACES for name in functions},
            **{("WS1004", name): OWN_GROUPS for name in functions},
            **{("ES6000", name): DEAD_LETTERS for name in LAST_STOPS},
            ("ES2003", "Api"): CLOSED_ROUTES,
            ("ES7000", "OperationsMailSubscription"): NO_LAST_MAIL,
            ("ES7000", "PagerSubscription"): NO_LAST_PAGE,
        }

    def test_finds_the_exceptions_and_nothing_else(self):
        self.assertEqual(set(self.exceptions), found(templates.path()))

    def test_finds_what_a_careless_hand_would_leave(self):
        template = templates.written()
        resources = template["Resources"]
        del resources["Wakes"]["Properties"]["RedrivePolicy"]
        del resources["DeliveriesSubscription"]["Properties"]["RedrivePolicy"]
        resources["CallbackRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]["Action"] = ["*"]
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "template.json")
            copy.write_text(json.dumps(template), encoding="utf-8")
            more = found(copy) - set(self.exceptions)
        self.assertEqual({("ES6000", "Wakes"), ("ES7000", "DeliveriesSubscription"), ("WS1003", "CallbackRole")}, more)

    def test_finds_no_more_in_the_examples(self):
        for name, function in (("subscriber-mail", "MailSubscriber"), ("subscriber-sms", "SmsSubscriber")):
            with self.subTest(name):
                path = templates.ROOT / "examples" / name / "template.yaml"
                expected = {("WS1000", function): NO_TRACES, ("WS1004", function): OWN_GROUPS, ("ES6000", "DeadLetters"): DEAD_LETTERS}
                self.assertEqual(set(expected), found(path))


if __name__ == "__main__":
    unittest.main()
