"""What is installed is what was tested: every package is pinned, by its hash."""

from __future__ import annotations

import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import environment

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)(?: ; .+)?(?: --hash=sha256:[0-9a-f]{64})+")


def pins() -> dict[str, str]:
    """Return name and version of each package of the lock: once each, and all with hashes."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    assert "\n--only-binary :all:\n" in text
    lines = re.sub(r" \\\n +", " ", text.replace("--only-binary :all:", "")).splitlines()
    found = [PIN.fullmatch(line) for line in lines if line and not line.startswith("#")]
    versions = {match[1]: match[2] for match in found if match}
    assert len(versions) == len(found)
    return versions


def ranges() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [
        Requirement(text)
        for text in (
            *project["build-system"]["requires"],
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["test"],
        )
    ]


def test_every_range_of_the_project_is_met_by_a_pin_with_hashes() -> None:
    locked = pins()
    unmet = [
        str(wanted)
        for wanted in ranges()
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), "0"))
    ]
    assert unmet == [], "run: make lock"


def test_a_file_with_another_hash_is_refused_and_the_reader_learns_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert install_demo(f"demo==1.0 --hash=sha256:{'0' * 64}", tmp_path, monkeypatch) == 1
    error = capfd.readouterr().err
    assert "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE" in error
    assert error.endswith(environment.NOT_INSTALLED + "\n")


def test_a_package_without_a_hash_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert install_demo("demo==1.0", tmp_path, monkeypatch) == 1
    assert "Hashes are required in --require-hashes mode" in capfd.readouterr().err


def install_demo(pin: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Install one package of our own from a folder, without a network and without a trace."""
    info = "demo-1.0.dist-info"
    with zipfile.ZipFile(folder / "demo-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        wheel.writestr(f"{info}/RECORD", "")
    lock = folder / "requirements.txt"
    lock.write_text(pin, encoding="utf-8")
    monkeypatch.setattr(environment, "LOCK", lock)
    monkeypatch.setattr(environment, "VENV", Path(sys.prefix))
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(folder), "DRY_RUN": "1"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return environment.main()


def test_tools_on_node_are_pinned_by_hash_and_run_nothing_when_installed() -> None:
    lock = json.loads((ROOT / "tools" / "package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert [one for one in packages if not one["integrity"].startswith("sha512-")] == []
    assert [one for one in packages if "resolved" in one or "hasInstallScript" in one] == []
    assert "ignore-scripts=true" in (ROOT / "tools" / ".npmrc").read_text("utf-8").splitlines()
