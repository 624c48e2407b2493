"""One file: where each thing stands, and what was typed there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator.problems import Place
from generator.source import Document, Loc, read_document

RECORD = """\
---
# A comment first.
title: Rosa

countries: [BO, "MX"]   # two of them
results:
  - id: water
    saved: {quantity: 1.10, unit: m3}
  # Between the items.
  - id: salt
    label: >
      much
      salt
---


The story.
"""


def read(
    folder: Path, text: str | bytes, name: str = "rosa.md"
) -> tuple[Document | None, list[str]]:
    """Read a file; return it and its problems as ``line:column code``."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    document, problems = read_document(file, PurePosixPath("content/cases") / name)
    return document, [
        f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems
    ]


def good(folder: Path, text: str | bytes, name: str = "rosa.md") -> Document:
    document, problems = read(folder, text, name)
    assert problems == []
    assert document
    return document


def value_of(folder: Path, typed: str) -> object:
    return good(folder, f"value: {typed}\n", "value.yml").data["value"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("title",), (3, 8)),
        (("countries",), (5, 12)),
        (("countries", 0), (5, 13)),
        (("countries", 1), (5, 17)),
        (("results", 0), (7, 5)),
        (("results", 0, "id"), (7, 9)),
        (("results", 0, "saved", "unit"), (8, 35)),
        (("results", 1, "label"), (11, 12)),
    ],
)
def test_every_value_knows_its_place(
    tmp_path: Path, line_end: str, loc: Loc, place: tuple[int, int]
) -> None:
    document = good(tmp_path, RECORD.replace("\n", line_end))
    assert document.place_of(loc) == place


def test_a_field_name_knows_its_place(tmp_path: Path) -> None:
    document = good(tmp_path, RECORD)
    assert document.key_place(("results", 0, "saved")) == Place(8, 5)
    assert document.key_place(("results", 0, "saved", "unit")) == Place(8, 29)


def test_what_is_not_there_has_the_place_of_what_is_around_it(tmp_path: Path) -> None:
    document = good(tmp_path, RECORD)
    assert document.place_of(("results", 0, "saved", "period")) == Place(8, 12)
    assert document.place_of(("nothing",)) == Place(1, 1)
    assert document.key_place(("results", 0, "resource")) == Place(7, 5)
    assert document.key_place(("nothing",)) == Place(1, 1)


def test_a_field_that_is_there_twice_has_the_place_of_the_first(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "---\ntitle: a\ntitle: b\n---\n")
    assert document
    assert problems == ["3:1 K008"]
    assert document.place_of(("title",)) == Place(2, 8)


def test_a_field_without_a_name_has_a_place(tmp_path: Path) -> None:
    document = good(tmp_path, "---\ntitle: a\n? [b]\n: c\n---\n")
    assert document.key_place(("?",)) == Place(3, 3)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_the_prose_begins_where_it_is_written(tmp_path: Path, line_end: str) -> None:
    document = good(tmp_path, RECORD.replace("\n", line_end))
    assert (document.body, document.body_line) == ("The story.\n", 17)


def test_a_record_may_have_no_prose(tmp_path: Path) -> None:
    assert good(tmp_path, "---\ntitle: Rosa\n---").body == ""


def test_a_line_of_hyphens_in_the_prose_is_prose(tmp_path: Path) -> None:
    document = good(tmp_path, "---\ntitle: Rosa\n---\nOne\n\n---\n\nTwo\n")
    assert document.body == "One\n\n---\n\nTwo\n"


def test_empty_lines_around_the_fields_move_no_place(tmp_path: Path) -> None:
    document = good(tmp_path, "---\n\n\n  title: Rosa\n\n---\n\nStory\n")
    assert document.place_of(("title",)) == Place(4, 10)
    assert document.body_line == 8


def test_a_yml_file_is_all_fields(tmp_path: Path) -> None:
    document = good(tmp_path, "# Comment\ntitle: Report\n", "report.yml")
    assert document.data == {"title": "Report"}
    assert document.place_of(("title",)) == Place(2, 8)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.10", "1.10"),
        ('"NO"', "NO"),
        ("'0123'", "0123"),
        ("007-8", "007-8"),
        ("2002-2004", "2002-2004"),
        ("2026-11-21", "2026-11-21"),
        ("true", "true"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("y", "y"),
        ("40 %", "40 %"),
        ("Ñandú", "Ñandú"),
        ("|\n  a\n  b", "a\nb\n"),
        ("[1.0, [2.50]]", ["1.0", ["2.50"]]),
        ("{a: 1, b: {c: 2}}", {"a": "1", "b": {"c": "2"}}),
        ("[]", []),
        ("{}", {}),
        ('""', ""),
    ],
)
def test_a_value_stays_as_typed(tmp_path: Path, typed: str, value: object) -> None:
    assert value_of(tmp_path, typed) == value


@pytest.mark.parametrize(
    "typed", ["NO", "no", "Yes", "on", "OFF", "0123", "-0123", "0x1F", "0b11", "12:30", "1_000"]
)
def test_what_other_programs_misread_must_be_quoted(tmp_path: Path, typed: str) -> None:
    assert read(tmp_path, f"value: {typed}\n", "value.yml")[1] == ["1:8 K105"]
    assert value_of(tmp_path, f'"{typed}"') == typed


@pytest.mark.parametrize("typed", ["", "~", "null", "\n  # nothing"])
def test_an_empty_value_is_nothing(tmp_path: Path, typed: str) -> None:
    assert good(tmp_path, f"value: {typed}\nafter: 1\n", "value.yml").data["value"] is None


def test_an_empty_item_is_none_and_moves_no_place(tmp_path: Path) -> None:
    text = "a:\n  -\n  - ''\n  - [null, {}]\n  - {source: , page: ''}\n  - last\n"
    document = good(tmp_path, text, "value.yml")
    assert document.data == {"a": ["last"]}
    assert document.place_of(("a", 0)) == Place(6, 5)


@pytest.mark.parametrize(
    ("fields", "problem", "lost"),
    [
        ("title: Planta #3 de La Paz", "1:8 K115", "#3 de La Paz"),
        ("title: Planta\t#3", "1:8 K115", "#3"),
        ("title: #3", "1:7 K115", "#3"),
        ("title: 'Planta' #3", "1:8 K115", "#3"),
        ("page: 12 # a", "1:7 K115", "# a"),
        ("title: Planta\n  de La Paz #3\nplace: x", "1:8 K115", "#3"),
        ("title: Planta\n  #3 de La Paz\nplace: x", "1:8 K115", "#3 de La Paz"),
        ("title: Planta #3\n  de La Paz", "1:15 K115", "#3"),
        ("title:\n  Planta #3", "2:3 K115", "#3"),
        ("names: [a, b #c\n  ]", "1:12 K115", "#c"),
        ("names: [a, b #c]", "1:14 K115", "#c]"),
        ("names: [a, b #c]\nplace: x", "1:14 K115", "#c]"),
        ("saved: {unit: kg, note: x #c}\nplace: x", "1:27 K115", "#c}"),
        ("names:\n  - a #b\n  - c", "2:5 K115", "#b"),
        ("a:\n  - page: 3 #b\n    unit: kg", "2:11 K115", "#b"),
        ('names: ["#1", b #c]', "1:17 K115", "#c]"),
    ],
)
def test_what_a_remark_cuts_off_is_told(
    tmp_path: Path, fields: str, problem: str, lost: str
) -> None:
    file = tmp_path / "rosa.yml"
    file.write_text(f"{fields}\n", encoding="utf-8")
    (found,) = read_document(file, PurePosixPath("rosa.yml"))[1]
    assert f"{found.place.line}:{found.place.column} {found.code}" == problem
    assert dict(found.values)["value"] == lost


@pytest.mark.parametrize(
    "fields",
    [
        "title: Planta\n# 3\nplace: x",
        "saved:\n  unit: kg\n  # 3\n  note: x",
        "a:\n  - unit: kg\n    # 3\n    note: x",
        "names: [a, b]  # c",
        "names: [a,  # c\n  b]",
        "saved:  # in a month\n  unit: kg",
        'title: "Planta #3"',
        "title: 'Planta #3'",
        "title: |\n  Planta #3\n  #4",
        "title: >  # a\n  Planta #3",
        "title: Planta#3",
        "title: C#, and more",
    ],
)
def test_a_remark_that_cuts_nothing_off_is_none_of_our_business(
    tmp_path: Path, fields: str
) -> None:
    good(tmp_path, f"{fields}\n", "rosa.yml")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("title: a: b", "2:9 K022"),
        ("title: 'open\nplace: x", "2:8 K027"),
        ('title: "open\nplace: x', "2:8 K027"),
        ("title: [open\nplace: x", "2:8 K029"),
        ("title: {open: 1\nplace: x", "2:8 K029"),
        ("title: [open,  # a\n  b\nplace: x", "2:8 K029"),
        ('title: "open #3\nplace: x', "2:8 K027"),
        ("title: &a #3\nplace: x", "2:8 K026"),
        ("title: Rosa #3\nplace: a: b", "3:9 K022 2:8 K115"),
        ("title: *bold* x", "2:8 K026"),
        ("title: @home", "2:8 K026"),
        ("title: %", "2:8 K026"),
        ("title: `code`", "2:8 K026"),
        ('title: "a" b', "2:12 K028"),
        ("title: a\n  place: b", "3:3 K031"),
        ("title: a\nplace", "3:6 K030"),
        ("title: a\nLa Paz", "3:1 K032"),
        ("title: - a", "2:8 K033"),
        ('title: "\\q"', "2:9 K036"),
        ('title: "\\ud800"', "2:11 K036"),
        ("title: [[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]", "2:27 K034"),
        ("title: [[[[[[[[[[[[[[[[[[[[[{a: b}]]]]]]]]]]]]]]]]]]]]]", "2:27 K034"),
    ],
)
def test_what_cannot_be_read_is_told_where_it_is(tmp_path: Path, fields: str, told: str) -> None:
    assert " ".join(read(tmp_path, f"---\n{fields}\n---\n")[1]) == told


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "1:1 K006"),
        (b" \r\n \n", "1:1 K006"),
        (b"---\ntitle: Pe\xf1a\n---\n", "2:10 K001"),
        (b"\xf1", "1:1 K001"),
        (b"a\r\n\xf1", "2:1 K001"),
        (b"\xc3\xb1\xc3\xb1\n\xc3\xb1\xff", "2:2 K001"),
        (b"\xef\xbb\xbf---\ntitle: Rosa\n---\n", "1:1 K002"),
        (b"---\r\ntitle: Rosa\r\n\tplace: x\r\n---\r\n", "3:1 K003"),
        (b"---\ntitle: Rosa\n  \tplace: x\n---\n", "3:3 K003"),
        (b"Rosa\n", "1:1 K004"),
        (b"\n---\ntitle: Rosa\n---\n", "1:1 K004"),
        (b"--\ntitle: Rosa\n--\n", "1:1 K004"),
        (b"---\ntitle: Rosa\n", "1:1 K005"),
        (b"---\ntitle: Rosa\n--\n\nStory\n", "3:1 K005"),
        (b"---\ntitle: Rosa\n ---\n\nStory\n", "3:1 K005"),
        (b"---\ntitle: Rosa\n...\n\nStory\n", "3:1 K005"),
        (b"---\ntitle: Rosa\n---## Story\n", "3:1 K005"),
        (b"---\ntitle: Rosa\n---\n\nStory\n\n---\ntitle: Maria\n---\n", "7:1 K035"),
        (b"---\ntitle: a\nplace: b\ntitle: c\n---\n", "4:1 K008"),
        (b"---\nsaved: {unit: a, unit: b}\n---\n", "2:18 K008"),
        (b"---\n\n- a\n---\n", "3:1 K009"),
        (b"---\n---\n", "1:1 K009"),
        (b"---\n# title: Rosa\n---\n", "1:1 K009"),
        (b"---\nRosa\n---\n", "2:1 K009"),
        (b"---\ntitle: &a Rosa\nplace: *a\n---\n", "2:8 K010"),
        (b"---\ntitle: !x Rosa\n---\n", "2:8 K011"),
        (b"---\ntitle: !!binary Rosa\n---\n", None),
        (b"---\ntitle: ! NO\n---\n", "2:8 K105"),
        (b"---\ntitle: !!str NO\n---\n", None),
        (b"---\ntitle: !!bool NO\n---\n", "2:8 K105"),
        (b"---\ntitle: !!null Rosa\n---\n", None),
        (b"---\ntitle: *a\n---\n", "2:8 K026"),
        (b"---\ntitle: &a Rosa\n---\n", "2:8 K026"),
        (b"---\n!x {title: Rosa}\n---\n", "2:1 K011"),
        (b"---\ntitle: Rosa\n---\n\nThe \x00 story\n", "5:5 K016"),
        (b"---\r\ntitle: Rosa\r\n---\r\n\r\nThe \x1b story\r\n", "5:5 K016"),
        ("---\ntitle: Ro\u2028sa\n---\n".encode(), "2:10 K016"),
        ("---\ntitle: Rosa\ufeff\n---\n".encode(), "2:12 K016"),
        ("---\ntitle: Rosa\N{TAG LATIN SMALL LETTER A}\n---\n".encode(), "2:12 K016"),
        ("---\ntitle: Rosa\N{HANGUL FILLER}\n---\n".encode(), "2:12 K016"),
        (b'---\ntitle: "Ro\\0sa"\n---\n', "2:8 K016"),
        (b'---\ntitle: "Ro\\u202esa"\n---\n', "2:8 K016"),
    ],
)
def test_the_place_of_what_is_wrong_with_a_file(
    tmp_path: Path, text: bytes, problem: str | None
) -> None:
    assert read(tmp_path, text)[1] == ([problem] if problem else [])


def test_fields_may_be_nested_as_deep_as_any_record_needs(tmp_path: Path) -> None:
    good(tmp_path, f"---\ntitle: {'[' * 19}a{']' * 19}\n---\n")


def test_a_second_set_of_fields_is_told_where_it_begins(tmp_path: Path) -> None:
    assert read(tmp_path, "title: a\n---\nplace: b\n", "a.yml")[1] == ["2:1 K035"]


def test_every_tab_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "---\na:\n\tb: 1\n\tc: 1\n---\n")[1] == ["3:1 K003", "4:1 K003"]


def test_a_tab_inside_a_line_is_no_problem(tmp_path: Path) -> None:
    assert good(tmp_path, "---\ntitle: Rosa\tAna\n---\n\n\tStory\n").data == {"title": "Rosa\tAna"}


def test_a_value_used_many_times_is_told_once(tmp_path: Path) -> None:
    assert read(tmp_path, "---\na: &a [x]\nb: [*a, *a]\nc: {d: *a}\n---\n")[1] == ["2:4 K010"]


def test_a_tag_is_quoted_as_it_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "rosa.yml"
    file.write_text("title: !!python/name:os.system x\n", encoding="utf-8")
    (problem,) = read_document(file, PurePosixPath("rosa.yml"))[1]
    assert dict(problem.values)["tag"] == "!!python/name:os.system"
