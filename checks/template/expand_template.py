"""Expands a SAM template to plain CloudFormation, offline, so that tests can look at what AWS will get. Prints JSON.

Needs aws-sam-translator (it comes with aws-sam-cli). AWS_DEFAULT_REGION decides the partition: cn-north-1 gives arn:aws-cn.
"""
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.translator.arn_generator import ArnGenerator  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402  (reads the region on import)
from samtranslator.yaml_helper import yaml_parse  # noqa: E402


class NoManagedPolicies:
    def load(self):
        return {}


def functions(template):
    yield template.get("Globals", {}).get("Function", {})
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            yield resource.setdefault("Properties", {})


def expand(template, region=os.environ["AWS_DEFAULT_REGION"], **values):
    """Changes what it is given. Values are those of parameters that do not have their defaults."""
    ArnGenerator.BOTO_SESSION_REGION_NAME = region
    for properties in functions(template):
        if isinstance(properties.get("CodeUri"), str):
            properties["CodeUri"] = "s3://stub/code.zip"  # a local folder is refused before it is packaged
    defaults = {name: p["Default"] for name, p in template.get("Parameters", {}).items() if "Default" in p}
    return transform(template, {**defaults, **values}, NoManagedPolicies())


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(expand(yaml_parse(file.read())), sys.stdout, indent=1, sort_keys=True)
