"""Reader, checker and views end with findings or with pages, whatever they are given."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.locales import interface_languages, locale
from generator.model import KINDS
from generator.model.fields import translation_model
from generator.problems import Problem
from generator.prose import read
from generator.records import read_record
from generator.report import FORMATS
from generator.source import read_document
from tests.hostile import fuzz, texts

# How many times as many examples as usual; then they are others every time.
TIMES = int(os.environ.get("FUZZ_TIMES", "1"))


def often(examples: int) -> settings:
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        database=None,
        derandomize=TIMES == 1,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


PIECES = [*texts.every(texts.WORDS), *texts.every(texts.UNSEEN), *texts.every(texts.PROSE)]
WORDS = st.sampled_from(PIECES) | st.text(max_size=40)
YAML_SIGNS = st.sampled_from(
    [
        *"[]{}'\"\t\r\n",
        "  ",
        "- ",
        ": ",
        "---\n",
        "&a ",
        "*a ",
        "!x ",
        "|\n",
        "? ",
        "# ",
        "lang: en\n",
    ]
)
PROSE_SIGNS = st.sampled_from(
    [*"|*_`[)<>\\&!\n", "\n\n", "> ", "- ", "1. ", "# ", "---", "](", "    "]
)
YAML = st.lists(YAML_SIGNS | WORDS, max_size=40).map("".join)
PROSE = st.lists(PROSE_SIGNS | WORDS, max_size=30).map("".join)


def told(problems: list[Problem]) -> None:
    for lang in interface_languages():
        for write in FORMATS.values():
            write(problems, locale(lang)).encode("utf-8")


def findings_of(file: Path, name: str) -> None:
    """Read a file under a name in the content, and validate and report what is in it."""
    path = PurePosixPath("content", name)
    document, problems = read_document(file, path)
    if document:
        kind = KINDS[path.parent.name]
        for model in (kind.model, translation_model(kind.model)):
            problems += read_record(document, model)[1]
        read(document.body)
    told(problems)


@often(150)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    for name in ("cases/a.md", "sources/a.yml"):
        file = tmp_path / PurePosixPath(name).name
        file.write_bytes(raw)
        findings_of(file, name)


@often(200)
@given(YAML, PROSE)
def test_any_fields_and_prose_are_read_or_refused(tmp_path: Path, fields: str, body: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(f"---\n{fields}\n---\n{body}".encode())
    findings_of(file, "cases/a.md")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("folder", KINDS)
@often(25)
@given(st.data())
def test_any_values_of_known_fields_are_read_or_refused(
    tmp_path: Path, folder: str, data: st.DataObject
) -> None:
    kind = KINDS[folder]
    known = st.fixed_dictionaries({}, optional=dict.fromkeys(kind.model.model_fields, VALUES))
    fields = yaml.safe_dump(data.draw(known), allow_unicode=data.draw(st.booleans()))
    file = tmp_path / f"a{kind.suffix}"
    file.write_text(fields if kind.suffix == ".yml" else f"---\n{fields}---\n", encoding="utf-8")
    findings_of(file, f"{folder}/a{kind.suffix}")


@often(25)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=3))
def test_a_changed_library_is_refused_or_made(tmp_path: Path, seeds: list[int]) -> None:
    assert fuzz.outcome(seeds, tmp_path / "project") in (fuzz.REFUSED, fuzz.MADE)
