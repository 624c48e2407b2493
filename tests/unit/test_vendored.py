"""What the pages load of others is what npm has of it: file, version, licence, checksum."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WEB, TOOLS = ROOT / "generator" / "web", ROOT / "tools"
FOLDER = WEB / "theme" / "assets" / "vendor"
LIBRARIES = yaml.safe_load((WEB / "vendored.yml").read_text(encoding="utf-8"))

each_library = pytest.mark.parametrize("library", LIBRARIES, ids=lambda one: str(one["name"]))


def test_every_file_of_others_is_listed() -> None:
    listed = {library[name] for library in LIBRARIES for name in ("file", "licence_file")}
    assert {file.name for file in FOLDER.iterdir()} == listed


@each_library
def test_its_checksum_is_that_of_the_list(library: dict[str, Any]) -> None:
    copy = (FOLDER / library["file"]).read_bytes()
    assert hashlib.sha256(copy).hexdigest() == library["sha256"]


@each_library
def test_it_is_the_file_of_the_package(library: dict[str, Any]) -> None:
    packages = TOOLS / "node_modules"
    assert packages.exists(), "The tools on Node are not installed. Run: make tools"
    for file, path in (("file", "path"), ("licence_file", "licence_path")):
        copy, original = FOLDER / library[file], packages / library[path]
        assert copy.read_bytes() == original.read_bytes()


@each_library
def test_its_version_is_that_of_the_tools(library: dict[str, Any]) -> None:
    asked = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert asked[library["name"]] == library["version"]
    package = TOOLS / "node_modules" / library["path"].split("/")[0] / "package.json"
    said = json.loads(package.read_text(encoding="utf-8"))
    assert (said["version"], said["license"]) == (library["version"], library["licence"])
