"""Whatever is put into content/, the checker ends with problems and never falls over."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from generator.checks import check
from generator.locales import interface_languages, locale
from generator.model import KINDS
from generator.model.fields import models_in
from generator.problems import Problem
from generator.report import FORMATS
from tests.unit.content import CASE, EXAMPLES, Content

HEAD = CASE.removesuffix("countries: [BO]\n")


def told(content: Content) -> list[str]:
    """Check, write the report in every format and language, and return the codes."""
    problems: list[Problem] = content.problems()
    for lang in interface_languages():
        for write in FORMATS.values():
            write(problems, locale(lang)).encode("utf-8")
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("[" * 40_000, "K034"),
        ("[" * 100_000 + "]" * 100_000, "K034"),
        ("{a: " * 50_000, "K034"),
        ("\n" + "- " * 100_000 + "x", "K034"),
        ("\n" + "\n".join(" " * depth + "-" for depth in range(1, 500)), "K034"),
        ("? " * 50_000, "K026"),
        ("[" * 21 + "]" * 21, "K034"),
        ("[" * 10 + "]" * 10, "K106"),
        ("!!binary x", "K103"),
        ("!!set {BO}", "K103"),
        ("!!omap [BO: 1]", "K103"),
        ("!!timestamp 2026-11-21", "K103"),
        ("!!int [xx]", "K202"),
        ("!!str [xx]", "K202"),
        ("*nobody", "K026"),
        ("&a [*a]", "K010"),
        ("&a {b: *a}", "K010"),
        ("[&a BO, *a]", "K010"),
        ("[" + "xyz, " * 5_000 + "]", "K202"),
        ("x" * 200_000, "K113"),
        ("|\n" + "  x\n" * 1000, "K103"),
        ("9" * 200_000, "K113"),
        ("[" + "9" * 5000 + "]", "K202"),
        ("%x", "K026"),
        ("null", "K106"),
        ("[null]", "K106"),
        ("[~, ~]", "K106"),
        ("[]", "K106"),
        ("{}", "K106"),
        ('""', "K106"),
        ('["\\u0000"]', "K016"),
        ('["\\x1b[31m"]', "K016"),
        ("[ВО]", "K020"),
        ("[{value}]", "K106"),
        ("['%s %(x)s {0.__class__} {']", "K202"),
    ],
    ids=lambda value: value[:20].strip() + (" ..." if len(value) > 20 else ""),
)
def test_anything_in_a_list(content: Content, typed: str, code: str) -> None:
    content.write("cases/a-case.md", f"{HEAD}countries: {typed}\n---\n")
    assert code in told(content)


EMPTY = ("", "null", "[]", "{}")


@pytest.mark.parametrize(
    "typed",
    ["inf", "-inf", "nan", ".inf", ".nan", "Infinity", "1e999999", "9" * 400, "0x10", "1/2", "٤٠",
     *EMPTY, "[1]", "{a: 1}", "true", "-1", "--1", "1-", "1-2-3", "1_000", "12:30"],
)  # fmt: skip
def test_anything_in_a_number(content: Content, typed: str) -> None:
    cited = "source: plant-report, evidence: reported"
    content.case(
        f"investment: {{amount: {typed}, currency: USD, {cited}}}\n"
        f"plants: {typed}\n"
        "results:\n"
        f"  - {{id: a, resource: water, before: {{quantity: {typed}, unit: m3}}, {cited}}}\n"
    )
    codes = told(content)
    # The number of plants may be left out; the others are needed.
    assert len(codes) == (2 if typed in EMPTY else 3)
    assert set(codes) <= {"K103", "K104", "K105", "K106", "K108"}


@pytest.mark.parametrize("amount", ["999999999999999.999999", "0.000001", "0"])
def test_the_largest_and_smallest_figures_can_be_computed_with(
    content: Content, amount: str
) -> None:
    cited = "currency: USD, source: plant-report, evidence: reported"
    other = "0.000001" if amount.startswith("9") else "999999999999999.999999"
    content.case(
        f"investment: {{amount: {amount}, {cited}}}\n"
        f"saving: {{amount: {other}, per: month, {cited}}}\n"
        "stated_payback_months: {value: 1, source: plant-report, evidence: reported}\n"
        "stated_return_percent: {value: 1, source: plant-report, evidence: reported}\n"
    )
    assert set(told(content)) <= {"K502", "K503", "K516"}


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00" * 1000,
        b"---\n\x00: 1\n---\n",
        b"---\ntitle: \x1b]0;x\x07\n---\n",
        b"---\ntitle: a\x85b\n---\n",
        b"\xff\xfe-\x00-\x00-\x00",
        b"\x00-\x00-\x00-",
        b"\xf4\x90\x80\x80",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xef\xbf\xbe",
        b"---",
        b"---\n---",
        b"---\n---\n---",
        b"---\n\n\n",
        b"---\r---\r",
        b"----------\na: b\n----------\n",
        b"\x0c",
        b"\xc2\xa0",
        b"%YAML 9.9\n",
        b"---\n%YAML 9.9\n---\n",
        b"---\n...\n---\n",
        b"---\na: b\n...\nc: d\n---\n",
        b"\x89PNG\r\n\x1a\n",
    ],
)
@pytest.mark.parametrize("name", ["cases/a.md", "cases/a.es.md", "sources/a.yml"])
def test_any_bytes_in_a_file(content: Content, name: str, raw: bytes) -> None:
    content.case(name="a")
    content.write(name, raw)
    assert told(content) != []


def test_ten_megabytes(content: Content) -> None:
    content.write("cases/a.md", b"[" * 10 * 1024 * 1024)
    content.write("sources/a.yml", b"a: 1\n" * 2 * 1024 * 1024)
    assert told(content) == ["K014", "K014"]


@pytest.mark.parametrize(
    "sign", ["[", "![", "`", "*", "<", "{", "#", "> ", "- ", "|", "[a](", "]:"]
)
def test_prose_of_one_sign_only(content: Content, sign: str) -> None:
    content.case(body=sign * (10_000 // len(sign)) + "\n")
    told(content)


@pytest.mark.parametrize("folder", KINDS)
def test_nothing_but_nulls(content: Content, folder: str) -> None:
    kind = KINDS[folder]
    names = sorted({name for model in models_in(kind.model) for name in model.model_fields})
    fields = "".join(f"{name}:\n" for name in names)
    id_ = "xx" if folder != "countries" else "br"
    text = fields if kind.suffix == ".yml" else f"---\n{fields}---\n"
    content.write(f"{folder}/{id_}{kind.suffix}", text)
    content.write(f"{folder}/{id_}.es{kind.suffix}", text)
    assert {"K106"} <= set(told(content)) <= {"K101", "K102", "K106", "K302"}


@pytest.mark.parametrize("folder", KINDS)
@pytest.mark.parametrize("typed", ["x", "[]", "{}", "[{}]", "[[]]", "{x: {}}", "{x: []}", "-1"])
def test_one_value_in_every_field(content: Content, folder: str, typed: str) -> None:
    kind = KINDS[folder]
    fields = "".join(f"{name}: {typed}\n" for name in kind.model.model_fields)
    text = fields if kind.suffix == ".yml" else f"---\n{fields}---\n"
    content.write(f"{folder}/br{kind.suffix}", text)
    content.write(f"{folder}/br.es{kind.suffix}", text)
    assert told(content) != []


def test_a_folder_named_like_a_file(content: Content) -> None:
    content.write("cases/a-case.md/inside.md", "x")
    (content.folder / "sectors" / "empty.md").mkdir()
    assert told(content) == ["K040"]


def test_a_file_named_like_a_folder(tmp_path: Path) -> None:
    content = Content(tmp_path)
    content.write("plants", "x")
    assert told(content) == ["K040"]


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../../outside.md", "nowhere.md", "/dev/zero", "."]
)
def test_a_symbolic_link_is_not_followed(content: Content, target: str) -> None:
    (content.folder.parent / "outside.md").write_text("secret", encoding="utf-8")
    (content.folder / "cases" / "link.md").symlink_to(target)
    (content.folder / "cases" / "link.png").symlink_to(target)
    assert told(content) == ["K015", "K015"]


def test_a_folder_that_is_a_symbolic_link_is_not_entered(content: Content, tmp_path: Path) -> None:
    (content.folder / "plants").symlink_to(EXAMPLES / "bad" / "content" / "cases")
    (content.folder / "round").symlink_to(content.folder)
    assert told(content) == ["K015", "K015"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(content: Content) -> None:
    os.mkfifo(content.folder / "cases" / "pipe.md")
    assert told(content) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    "name",
    [b"\xff.md", b"a\nb.md", b"::error::x.md", b"a\x1b[31m.md", b"%0A.md", b"x" * 240 + b".md"],
)
def test_any_file_name(content: Content, name: bytes) -> None:
    file = content.folder / "cases" / os.fsdecode(name)
    file.write_bytes(b"---\n---\n")
    assert told(content) == (["K023"] if name.startswith(b"xxx") else ["K012"])


@pytest.mark.parametrize("seed", range(40))
def test_a_good_record_with_random_damage(content: Content, seed: int) -> None:
    """Cut, double and overwrite pieces of every record; nothing may fall over."""
    dice = random.Random(seed)
    pieces = ["\n", "  ", "- ", ": ", "[", "]", "{", "}", '"', "'", "---\n", "&a ", "*a ", "!x "]
    for file in sorted(content.folder.rglob("*.*")):
        if file.suffix == ".png":
            continue
        text = file.read_text(encoding="utf-8")
        for _ in range(dice.randint(1, 4)):
            start = dice.randrange(len(text))
            end = min(len(text), start + dice.choice([0, 0, 1, 3, 40]))
            text = text[:start] + dice.choice([*pieces, text[start:end] * 2]) + text[end:]
        file.write_text(text, encoding="utf-8")
    told(content)


def test_a_folder_without_anything(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert {problem.code for problem in check(tmp_path / "content")[1]} == {"K201"}
