"""Where the judges get the template from, and how they speak of what it refers to."""
import copy
import json
import logging
import os
from functools import cache
from pathlib import Path

from expand_template import expand
from samtranslator.yaml_helper import yaml_parse

logging.getLogger("samtranslator").setLevel(logging.ERROR)  # it speaks of metrics that only AWS itself publishes

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "functions/src/main/java"


def path():
    """The repository's template, or the one that TEMPLATE names: seeded_test judges broken copies."""
    return Path(os.environ.get("TEMPLATE", ROOT / "template.yaml"))


@cache
def parsed(file):
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else yaml_parse(text)


def written():
    """The template as it is written, its functions (!Ref ...) in their long form."""
    return copy.deepcopy(parsed(path()))


@cache
def expansion(file, region):
    return expand(copy.deepcopy(parsed(file)), region)


def expanded(region="us-east-1"):
    """The template as AWS will get it."""
    return expansion(path(), region)


def of_type(template, kind):
    """Logical id to properties of all resources of a type."""
    return {
        name: resource.get("Properties", {})
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


def said(value):
    """{"Ref": "X"} as X, {"Fn::GetAtt": ["X", "Arn"]} as X.Arn, so that tables of what was meant can be read."""
    if isinstance(value, dict) and len(value) == 1:
        (function, argument), = value.items()
        if function == "Ref":
            return argument
        if function == "Fn::GetAtt":
            return argument if isinstance(argument, str) else ".".join(argument)
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [said(inner) for inner in value]
    return value


def target(value):
    """The logical id behind a reference."""
    return str(said(value)).split(".")[0]


def many(value):
    """IAM writes one as itself, several as a list."""
    return value if isinstance(value, list) else [value]


def within(tree):
    """Every (key, value) anywhere in the tree."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key, value
            yield from within(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from within(value)
