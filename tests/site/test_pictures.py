"""Pictures on pages: in sizes for a phone and for print, and never the file that was sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.checks import check
from generator.settings import read_settings
from generator.web.export import export_tree
from tests.conftest import ROOT, built
from tests.site.reading import LANGUAGES, Site
from tests.unit.content import Content
from tests.unit.samples import SECRET, exif, halves, written

DRUM = written(halves(3200, 1600), "JPEG", exif=exif(6), comment=SECRET)
# It stood at this address before it had one of its own.
SENT = "cases/rosa-drum.jpg"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project with a large picture, and its site."""
    content = Content(tmp_path_factory.mktemp("pictures"))
    folder = content.project()
    content.write(SENT, DRUM)
    content.case(body="## The drum\n\n![A drum](rosa-drum.jpg)\n")
    built(folder, whole=False)
    return folder


@pytest.fixture(scope="module")
def small(project: Path) -> Site:
    return Site(project / "site")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_gets_the_size_that_fits(small: Site, lang: str) -> None:
    page = small.page(f"{lang}/cases/a-case/")
    (picture,) = page.all("//img[@alt='A drum']")
    named = dict(one.split()[::-1] for one in picture.get("srcset", "").split(", "))
    assert list(named) == ["480w", "960w", "1600w"]
    for width, link in named.items():
        with Image.open(small.folder / (page.target(link) or "")) as found:
            assert (found.format, f"{found.width}w") == ("JPEG", width)
            assert found.height == 2 * found.width
    assert picture.get("src") == named["1600w"]
    assert (picture.get("width"), picture.get("height")) == ("1600", "3200")
    assert (picture.get("loading"), picture.get("decoding")) == ("lazy", "async")
    assert picture.get("sizes") == "(min-width: 60em) 45em, 100vw"
    (printed,) = page.all("//picture/source[@media='print']")
    assert printed.get("srcset") == named["1600w"]


def test_nothing_of_what_was_sent_with_a_picture_is_published(small: Site) -> None:
    files = [file for file in small.folder.rglob("*") if file.is_file()]
    assert [file for file in files if SECRET in file.read_bytes()] == []


def test_pictures_have_a_place_that_nothing_else_has(small: Site) -> None:
    for lang in LANGUAGES:
        media = sorted(file.name for file in (small.folder / lang / "media").iterdir())
        assert [name.rpartition("-")[0] for name in media] == [
            *("rosa-drum-1600", "rosa-drum-480", "rosa-drum-960", "rosa-taps-1"),
        ]
        assert not (small.folder / lang / SENT).exists()


def test_the_exported_tree_holds_the_pictures(project: Path, tmp_path: Path, small: Site) -> None:
    library, _ = check(project / "content")
    export_tree(library, read_settings(project), project, tmp_path)
    for lang in LANGUAGES:
        media = small.folder / lang / "media"
        exported = tmp_path / lang / "docs" / "media"
        assert {file.name: file.read_bytes() for file in exported.iterdir()} == {
            file.name: file.read_bytes() for file in media.iterdir()
        }
