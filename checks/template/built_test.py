"""Did sam build make what Lambda can load? Looks into the folder that BUILT names."""
import os
import unittest
from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

import templates

BUILT = Path(os.environ["BUILT"])
JAVA_25 = 69  # the class file's major version, its bytes 7 and 8
NEEDED = (  # sam build puts the group before the name
    "com.amazonaws.aws-lambda-java-core-",
    "software.amazon.awssdk.dynamodb-",
    "software.amazon.awssdk.sqs-",
    "software.amazon.awssdk.sns-",
    "software.amazon.awssdk.secretsmanager-",
    "software.amazon.awssdk.url-connection-client-",
    "tools.jackson.core.jackson-core-",
)
NEVER_SHIPPED = ("netty-", "apache-client", "apache5-client", "stripe-java", "junit", "DynamoDBLocal", "elasticmq")


class BuiltTest(unittest.TestCase):
    def setUp(self):
        template = yaml_parse((BUILT / "template.yaml").read_text(encoding="utf-8"))
        self.functions = templates.of_type(template, "AWS::Serverless::Function")
        self.assertEqual(set(templates.of_type(templates.written(), "AWS::Serverless::Function")), set(self.functions))

    def test_each_function_has_its_handler_for_java_25(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                class_file = function["Handler"].partition("::")[0].replace(".", "/") + ".class"
                file = BUILT / function["CodeUri"] / class_file
                self.assertTrue(file.is_file(), f"no {class_file}")
                self.assertEqual(JAVA_25, int.from_bytes(file.read_bytes()[6:8]))

    def test_each_function_has_its_libraries_and_no_others(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                jars = [jar.name for jar in (BUILT / function["CodeUri"] / "lib").glob("*.jar")]
                for needed in NEEDED:
                    self.assertTrue([jar for jar in jars if jar.startswith(needed)], f"no {needed}*.jar")
                self.assertEqual([], [jar for jar in jars for never in NEVER_SHIPPED if never in jar])


if __name__ == "__main__":
    unittest.main()
