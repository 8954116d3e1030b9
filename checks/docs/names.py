#!/usr/bin/env python3
"""Checks what the documents name: every link to a file, and every path and type in backticks, must exist in the repository.

A path may leave out its beginning (`ledger/Fact.java`). A type is a word of two humps or more (`PaymentState`), in the
documents of STRICT also of one (`Fact`); `Type.Member` and `Type#member` name a member. Elsewhere a word of the template, of
an event or of a log is as good as a type, so any file of code may have it. Needs git and Python 3 alone.
"""

import pathlib
import re
import subprocess
import sys

HOME = pathlib.Path(__file__).resolve().parents[2]
STRICT = ("docs/architecture.md", "docs/decisions/")
FOLDER_OR_FILE = re.compile(r"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*/?$")
SUFFIX = re.compile(r"\.(java|md|yaml|json|txt|py|sh|mjs|xml|css|js|toml|png)$")
# What a command makes, the name of a schema, and a scope look like paths.
NO_PATH = re.compile(
    r"(^|/)target(/|$)|^\./anxin$|^(outputs\.json|report\.html)$|^anxin\.\w+/\d+$|^anxin/\w+\.(read|write)$|^support/use$"
)
TYPE = re.compile(r"^([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*)((?:[.#][A-Za-z][A-Za-z0-9]*)*)(?:\(\))?$")
DECLARED = re.compile(r"\b(?:class|interface|record|enum)\s+([A-Z]\w*)")
RESOURCE = re.compile(r"^  ([A-Z][A-Za-z0-9]+):", re.MULTILINE)


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=HOME, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    return [name for name in listed if (HOME / name).is_file()]


class Repository:
    def __init__(self):
        self.files = tracked()
        self.paths = set()
        for name in self.files:
            parts = pathlib.PurePosixPath(name).parts
            ends = range(1, len(parts) + 1)
            self.paths.update("/".join(parts[start:end]) for end in ends for start in range(end))
        self.documents = [name for name in self.files if re.match(r"(docs/.*|\.github/.*|[^/]+)\.md$", name)]
        self.sources = [text for text in map(self.code, self.files) if text]
        java = [self.text(name) for name in self.files if name.endswith(".java")]
        self.types = {found for text in java for found in DECLARED.findall(text)}
        self.types |= set(RESOURCE.findall(self.text("template.yaml")))
        self.words = {word for text in self.sources for word in re.findall(r"\w+", text)}

    def text(self, name):
        return (HOME / name).read_text(encoding="utf-8")

    def code(self, name):
        return self.text(name) if re.search(r"\.(java|yaml|json|mjs|py|xml)$", name) or name == "anxin" else ""


def is_path(word):
    return FOLDER_OR_FILE.match(word) and ("/" in word or SUFFIX.search(word)) and not NO_PATH.search(word)


def missing_type(repository, document, word):
    named = TYPE.match(word)
    if not named:
        return False
    name, members = named.group(1), re.findall(r"\w+", named.group(2))
    strict = document.startswith(STRICT)
    if not strict and not re.search(r"[a-z0-9][A-Z]", name):
        return False
    known = repository.types if strict else repository.types | repository.words
    return name not in known or any(member not in repository.words for member in members)


def links(document, text):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", target):
            yield target, (HOME / document).parent / target


def problems(repository, document):
    text = repository.text(document)
    for target, file in links(document, text):
        if not file.exists():
            yield f"the link to {target} leads nowhere"
    prose = re.sub(r"^\s*```.*?^\s*```", "", text, flags=re.DOTALL | re.MULTILINE)
    for word in sorted(set(re.findall(r"`([^`\s]+)`", prose))):
        if is_path(word) and word.rstrip("/") not in repository.paths:
            yield f"no file or folder ends with {word}"
        elif missing_type(repository, document, word):
            yield f"there is no {word}"


def main():
    repository = Repository()
    found = [f"{name}: {what}" for name in repository.documents for what in problems(repository, name)]
    print("\n".join(found) or f"Found: every file and type that {len(repository.documents)} documents name")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
