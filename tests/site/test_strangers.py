"""Texts of strangers in every field: refused by a code, or nothing but words in every outlet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import fields, outlets, planted, printed, texts

# One text of each kind stands in every field; short ones stand in the closed lists.
FIRST = [[group[0]] for group in texts.WORDS.values()]
ALL = texts.every(texts.WORDS)
UNSEEN = texts.every(texts.UNSEEN)
# Fields for ids, figures, days, addresses, names of lists.
BOUND = [place for record in fields.RECORDS for place in fields.bound_places(record)]


def test_words_in_every_field_are_words_in_every_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile, _ = planted.plant_twins(tmp_path, FIRST, texts.short_words())
    site, twin = (planted.built(tmp_path / name) for name in ("hostile", "harmless"))
    assert list(outlets.came_through(site, twin, hostile)) == []
    with capsys.disabled():
        print(f" {hostile.published:,} texts published, {len(hostile.refused):,} refused ", end="")
    assert hostile.published >= 300


def test_words_in_every_field_are_words_on_paper(tmp_path: Path) -> None:
    tried = texts.short_words()
    hostile, _ = planted.plant_twins(tmp_path, printed.turns(tried, 3), tried)
    own, twin = (printed.sheets(tmp_path / name) for name in ("hostile", "harmless"))
    assert list(printed.came_through(own, twin, hostile)) == []
    assert {sheet.kind for sheet in own} == {
        *("handout", "worksheet", "slides", "guide", "case", "centre", "topic"),
    }



def test_what_cannot_be_seen_is_refused_in_every_field(tmp_path: Path) -> None:
    hostile = planted.plant(tmp_path, [[text] for text in UNSEEN])
    problems = planted.errors(tmp_path)
    assert {problem.code for problem in problems} == {"K016"}
    assert planted.marks_refused(tmp_path, problems) == hostile.texts.keys()


def test_words_are_refused_in_a_field_for_something_else(tmp_path: Path) -> None:
    content = fields.write_base(tmp_path)
    files = {
        fields.write_changed(content, number, place, f"{ALL[number % len(ALL)]} x"): place
        for number, place in enumerate(BOUND)
    }
    refused = {problem.path.name for problem in planted.errors(tmp_path)}
    assert [str(place) for file, place in files.items() if file.name not in refused] == []


def test_prose_is_refused_or_harms_nobody(tmp_path: Path) -> None:
    bodies = ["Words.", *ALL, *texts.every(texts.PROSE)]
    (twin, *let_through) = planted.plant_prose(tmp_path, bodies)
    site = planted.built(tmp_path)
    pages = {name: site / "en" / "cases" / name / "index.html" for name in (twin, *let_through)}
    found = {name: [*outlets.prose(pages[name], pages[twin])] for name in let_through}
    assert {bodies[int(name.split("-")[1])]: one for name, one in found.items() if one} == {}
