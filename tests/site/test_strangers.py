"""Texts of strangers in every field: refused by a code, or nothing but words in every outlet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from generator.checks import check
from tests.hostile import fields, outlets, planted, printed, texts

# One text of each kind stands in every field; all of them stand in the closed lists.
FIRST = [[group[0]] for group in texts.WORDS.values()]
ALL = texts.every(texts.WORDS)
UNSEEN = texts.every(texts.UNSEEN)
PLACES = [place for record in fields.RECORDS for place in fields.places(record)]
# Fields for ids, figures, days, addresses, names of lists.
BOUND = [place for record in fields.RECORDS for place in fields.bound_places(record)]


def test_words_in_every_field_are_words_in_every_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile, _ = planted.plant_twins(tmp_path, FIRST, ALL)
    site, twin = (planted.built(tmp_path / name) for name in ("hostile", "harmless"))
    assert list(outlets.came_through(site, twin, hostile)) == []
    with capsys.disabled():
        print(f" {len(hostile.texts):,} hostile texts were published as words ", end="")
    assert len(hostile.texts) >= 300


def test_words_in_every_field_are_words_on_paper(tmp_path: Path) -> None:
    printable = [text for text in ALL if text.isascii() and len(text) <= 30]
    hostile, _ = planted.plant_twins(tmp_path, printed.turns(printable, 3), printable)
    own, twin = (printed.sheets(tmp_path / name) for name in ("hostile", "harmless"))
    assert list(printed.came_through(own, twin, hostile)) == []
    assert {sheet.kind for sheet in own} == {
        *("handout", "worksheet", "guide", "case", "centre", "topic"),
    }



def _always(text: str, _: fields.Place) -> str:
    return text


def test_what_cannot_be_seen_is_refused_in_every_field(tmp_path: Path) -> None:
    content = fields.write_base(tmp_path)
    for number, text in enumerate(UNSEEN):
        fields.write_set(content, number, partial(_always, text))
    refused = [problem for problem in check(content)[1] if problem.blocks]
    assert {problem.code for problem in refused} == {"K016"}
    lines = {(problem.path, problem.place.line) for problem in refused}
    assert len(lines) == len(UNSEEN) * len(PLACES)


def test_words_are_refused_in_a_field_for_something_else(tmp_path: Path) -> None:
    content = fields.write_base(tmp_path)
    files = {
        fields.write_changed(content, number, place, f"{ALL[number % len(ALL)]} x"): place
        for number, place in enumerate(BOUND)
    }
    refused = {problem.path.name for problem in check(content)[1] if problem.blocks}
    assert [str(place) for file, place in files.items() if file.name not in refused] == []


def test_prose_is_refused_or_harms_nobody(tmp_path: Path) -> None:
    bodies = ["Words.", *ALL, *texts.every(texts.PROSE)]
    (twin, *let_through) = planted.plant_prose(tmp_path, bodies)
    site = planted.built(tmp_path)
    pages = {name: site / "en" / "cases" / name / "index.html" for name in (twin, *let_through)}
    found = {name: [*outlets.prose(pages[name], pages[twin])] for name in let_through}
    assert {bodies[int(name.split("-")[1])]: one for name, one in found.items() if one} == {}
