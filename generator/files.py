"""Files that are written or copied; the folders that they need are made."""

import shutil
from collections.abc import Mapping
from pathlib import Path


def write_text(file: Path, text: str) -> None:
    """Write a text in UTF-8."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files to ``folder``, each to its path there."""
    for path, file in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
