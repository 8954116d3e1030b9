"""Did sam build make what Lambda can load? Looks into the folder that BUILT names."""
import io
import os
import unittest
import zipfile
from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

import templates

BUILT = Path(os.environ["BUILT"])
JAVA_25 = 69  # the class file's major version, its bytes 7 and 8
LIBRARIES = "libraries.jar"
NEVER_SHIPPED = ("io/netty/", "org/apache/", "com/stripe/", "org/junit/", "com/amazonaws/services/dynamodbv2/", "org/elasticmq/")
MOST_BYTES = 5_500_000  # of one function's package, as it is uploaded


def packed(folder):
    """How many bytes sam uploads of it: AWS counts a package zipped."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return package.tell()


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

    def test_each_function_has_what_it_reaches_of_its_libraries_and_no_others(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                lib = BUILT / function["CodeUri"] / "lib"
                self.assertEqual([LIBRARIES], [jar.name for jar in lib.iterdir()])
                with zipfile.ZipFile(lib / LIBRARIES) as jar:
                    classes = jar.namelist()
                self.assertIn("software/amazon/awssdk/services/dynamodb/DynamoDbClient.class", classes)
                self.assertEqual([], [each for each in classes if each.startswith(NEVER_SHIPPED)])

    def test_each_function_is_small(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                self.assertLess(packed(BUILT / function["CodeUri"]), MOST_BYTES)


if __name__ == "__main__":
    unittest.main()
