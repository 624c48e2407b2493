"""What once came through without a word, or stopped what was right: each lies over the content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from tests.unit.content import EXAMPLES, ROOT

MENDED = EXAMPLES / "mended"
# By example, what is told of its files: the name of the file, line and code.
TOLD: dict[str, list[str]] = {
    "02-two-markdowns": [],
    "03-other-dialects": [
        *("zz-dialects.md:19 K412", "zz-dialects.md:19 K414", "zz-dialects.md:19 K409"),
        *("zz-dialects.md:19 K410", "zz-dialects.md:19 K415", "zz-dialects.md:19 K416"),
        *("zz-dialects.md:21 K413", "zz-dialects.md:23 K411"),
    ],
    "07-thousands-in-readings": [
        *("zz-thousands.md:12 K112", "zz-thousands.md:12 K112", "zz-thousands.md:13 K112"),
    ],
    "08-future-review": ["zz-future.md:5 K117"],
    "09-untranslated-page": [],
    "10-anchor-across-languages": [],
    "12-pictures": [
        *("Foto.JPG:1 K605", "empty.jpg:1 K617", "page.png:1 K618", "zz-pictures.md:22 K406"),
    ],
    "15-csv-formula": [],
    "17-cms-empties": [],
}


@pytest.mark.parametrize("name", sorted(path.name for path in MENDED.iterdir()))
def test_what_once_came_through_is_told(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(MENDED / name / "content", content, dirs_exist_ok=True)
    found = [one for one in check(content)[1] if one.blocks]
    assert [f"{one.path.name}:{one.place.line} {one.code}" for one in found] == TOLD[name]
