"""The template as AWS gets it, in a text that people read: by type, what most have in common said once, the functions short.

Nothing is left out, so the text can be read back and compared. As a program it prints the reading of template.yaml.
"""
import json
import re
from collections import defaultdict
from pathlib import Path

import templates
from samtranslator.yaml_helper import yaml_parse

FILE = Path(__file__).with_name("reading.yaml")

HEAD = """\
# template.yaml as AWS gets it: every parameter, every resource with all of its properties, as SAM expands it. Written by
#   checks/template/run reading
# Read what changes here: a property that nobody meant shows only here. "usual" is what a resource of the type has unless it
# says something else, or says that it is without.
"""

WIDTH = 140
USUAL = 0.7  # of the resources of a type have it
PLAIN = re.compile(r"[A-Za-z/](?:[\w./#*()-]| (?=\w)|:(?=[\w:]))*")  # needs no quotes, not even within [a, b]
HASHED = re.compile(r"(Function\w*Version)[0-9a-f]{10}\b")  # SAM names a version by all that its function says
UNSAID = {"AWSTemplateFormatVersion", "Description", "Resources"}
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}  # these do


def resources(template):
    """Type -> logical id -> all that the resource says: its properties, and beside them DeletionPolicy, Condition ..."""
    by_type = defaultdict(dict)
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        attributes = {key: value for key, value in resource.items() if key not in ("Type", "Properties")}
        both = set(attributes) & set(properties)
        assert not both, f"{name} has {both} twice"
        by_type[resource["Type"]][name] = plain({**attributes, **properties})
    return by_type


def plain(value):
    """The same, where a function has but one form: Fn::GetAtt with a list."""
    if isinstance(value, dict):
        value = {key: plain(inner) for key, inner in value.items()}
        if isinstance(value.get("Fn::GetAtt"), str):
            value["Fn::GetAtt"] = value["Fn::GetAtt"].split(".", 1)
        return value
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def sections(template):
    """What a reading says: parameters, conditions, outputs and whatever else there is; and the resources by type."""
    template = json.loads(HASHED.sub(r"\1", json.dumps(template)))
    said = {kind: plain(value) for kind, value in template.items() if kind not in UNSAID}
    return {**said, **resources(template)}


def usual(described):
    """What most of them say with the same words."""
    counts = defaultdict(int)
    for said in described.values():
        for key, value in said.items():
            counts[key, json.dumps(value, sort_keys=True)] += 1
    often = {key: json.loads(value) for (key, value), count in counts.items() if count >= max(3, USUAL * len(described))}
    return often


def shortened(described):
    common = usual(described)
    short = {"usual": common} if common else {}
    for name, said in described.items():
        own = {key: value for key, value in said.items() if common.get(key) != value}
        missing = sorted(set(common) - set(said))
        short[name] = {"without": missing, **own} if missing else own
    return short


def lengthened(short):
    common = short.pop("usual", {})
    described = {}
    for name, own in short.items():
        missing = own.pop("without", [])
        described[name] = {**{key: value for key, value in common.items() if key not in missing}, **own}
    return described


def text(template):
    lines = [HEAD.rstrip()]
    found = sections(template)
    for kind, entries in sorted(found.items(), key=lambda section: ("::" in section[0], section[0])):
        lines += ["", f"{kind}:"]
        short = shortened(entries) if "::" in kind else entries
        for name, value in sorted(short.items(), key=lambda entry: (entry[0] != "usual", entry[0])):
            lines += written(f"  {name}:", value, 4)
    return "\n".join(lines) + "\n"


def read(reading=FILE):
    """The sections that were written."""
    parsed = yaml_parse(reading.read_text(encoding="utf-8"))
    return {kind: plain(lengthened(entries) if "::" in kind else entries) for kind, entries in parsed.items()}


def written(before, value, indent):
    """One line, or where that is too long, one for each part."""
    line = f"{before} {flow(value)}"
    tag, inner = untagged(value)
    if len(line) <= WIDTH or not isinstance(inner, (dict, list)):
        return [line]
    margin = " " * indent
    lines = [f"{before} {tag}".rstrip()]
    if isinstance(inner, dict):
        for key, part in sorted(inner.items()):
            lines += written(f"{margin}{scalar(key)}:", part, indent + 2)
    else:
        for part in inner:
            item, *rest = written(f"{margin}-", part, indent + 2)
            # The first key of a dictionary stands beside the dash.
            lines += [f"{item} {rest.pop(0).lstrip()}" if item == f"{margin}-" else item, *rest]
    return lines


def untagged(value):
    """{"Fn::Sub": x} as ("!Sub", x)."""
    if isinstance(value, dict) and len(value) == 1:
        (key, inner), = value.items()
        if key == "Fn::GetAtt":
            return "!GetAtt", ".".join(inner)
        if key == "Ref" or key.startswith("Fn::"):
            return "!" + key.removeprefix("Fn::"), inner
    return "", value


def flow(value):
    tag, value = untagged(value)
    if isinstance(value, dict):
        said = "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in sorted(value.items())) + "}"
    elif isinstance(value, list):
        said = "[" + ", ".join(map(flow, value)) + "]"
    else:
        said = scalar(value)
    return f"{tag} {said}".lstrip()


def scalar(value):
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in WORDS:
        return value
    if isinstance(value, str) and '"' in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


def differences(found, meant):
    """A sentence for each difference between what is found and what was read, both in sections."""
    for kind in sorted({*meant, *found}):
        yield from unlike("" if "::" in kind else kind, meant.get(kind, {}), found.get(kind, {}))


def unlike(where, meant, found):
    if is_map(meant) and is_map(found):
        for key in sorted({*meant, *found}):
            place = f"{where}.{key}" if where else key
            if key not in found:
                yield f"{place} is gone; the reading says {flow(meant[key])}"
            elif key not in meant:
                yield f"{place} is new: {flow(found[key])}"
            else:
                yield from unlike(place, meant[key], found[key])
    elif isinstance(meant, list) and isinstance(found, list) and len(meant) == len(found):
        for index, pair in enumerate(zip(meant, found)):
            yield from unlike(f"{where}[{index}]", *pair)
    elif flow(meant) != flow(found):
        yield f"{where} is {flow(found)}; the reading says {flow(meant)}"


def is_map(value):
    return isinstance(value, dict) and not untagged(value)[0]


if __name__ == "__main__":
    FILE.write_text(text(templates.expanded()), encoding="utf-8")
