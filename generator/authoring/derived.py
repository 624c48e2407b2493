"""Files derived from the models and the registers: schemas, field guide, messages, case form.

They are kept in the repository so that they can be read without running anything; a test fails when
one of them is stale, and ``cpkb export`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.authoring.form import form
from generator.authoring.guides import guides
from generator.authoring.schemas import schemas
from generator.files import write_text
from generator.loading import read_content


def write_derived(project: Path) -> Iterator[Path]:
    """Write every derived file of the project; yield each of them."""
    for name, text in derived(project).items():
        file = project / name
        write_text(file, text)
        yield file


def derived(project: Path) -> dict[str, str]:
    """Return the text of every derived file by its path in the project."""
    library = read_content(project / "content").library
    return {**schemas(library), **guides(), ".github/ISSUE_TEMPLATE/new-case.yml": form()}
