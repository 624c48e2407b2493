"""What the fast tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.cli import main
from tests.unit.commands import Answer, Run
from tests.unit.content import Content
from tests.unit.previews import Running


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a preview that nobody edits, beside a site that was built once."""
    content = Content(tmp_path_factory.mktemp("still"))
    content.write("associations/logo.svg", "<svg/>")
    source = (content.folder / "sources" / "plant-report.yml").read_text("utf-8")
    content.write("sources/plant-report.yml", f"{source}formerly: [old-report]\n")
    for folder in ("site", "build"):
        content.write(f"../{folder}/en/secret.html", "secret")
    with Running(content.folder.parent) as preview:
        yield preview


@pytest.fixture
def empty(content: Content) -> Content:
    """Return the good example without its case."""
    for name in ("rosa-tannery.md", "rosa-tannery.es.md"):
        (content.folder / "cases" / name).unlink()
    return content


@pytest.fixture
def run(
    content: Content, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Return a function that runs ``cpkb`` in the folder of the small library."""
    monkeypatch.chdir(content.folder.parent)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def answer(*arguments: str) -> Answer:
        try:
            status = main(arguments)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return Answer(status, *capsys.readouterr())

    return answer
