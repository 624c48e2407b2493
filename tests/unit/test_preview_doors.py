"""Whom the preview serves, with what, where, and how it ends."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys

import pytest

from generator.cli import main
from generator.locales import locale
from generator.web.preview import Preview, path_of
from tests.unit.content import Content
from tests.unit.previews import ROOT, ROSA, Running


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_this_machine_may_ask(still: Running, name: str) -> None:
    port = still.host.partition(":")[2]
    assert still.ask(ROSA, Host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.example.org:{port}",
        "127.0.0.1:{port}@example.org",
        "",
    ],
)
@pytest.mark.parametrize(
    "path", [ROSA, "/_preview/events", "/_preview/preview.js", "/data/cases.json"]
)
def test_a_foreign_host_is_refused(still: Running, host: str, path: str) -> None:
    port = still.host.partition(":")[2]
    reply = still.ask(path, Host=host.format(port=port))
    assert (reply.status, reply.text) == (
        421,
        "Misdirected Request. The preview answers to its own name only. "
        f"Open {still.preview.address}\n",
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nobody_may_do_more_than_read(still: Running, method: str) -> None:
    reply = still.ask(ROSA, method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_no_body(still: Running) -> None:
    reply = still.ask(ROSA, "HEAD")
    assert (reply.status, reply.text) == (200, "")
    assert int(reply.headers["Content-Length"]) > 1000


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/en/../../mkdocs.yml",
        "/en/%2e%2e/%2e%2e/mkdocs.yml",
        "/en/..%2f..%2fmkdocs.yml",
        "/en/.",
        "/en/%00",
        "/en/\x7f",
        "/en/%ff",
        "/" + "a" * 2000,
        "/" + "a/" * 1000,
        "mkdocs.yml",
        "http://127.0.0.1/en/",
    ],
)
def test_a_path_that_no_site_has_is_refused(still: Running, path: str) -> None:
    with socket.create_connection(still.host.split(":")) as connection:  # type: ignore[arg-type]
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {still.host}\r\n\r\n".encode("latin-1"))
        assert connection.makefile("rb").readline().split()[1] == b"400"


@pytest.mark.parametrize(
    "path",
    [
        "/mkdocs.yml",
        "/content/cases/rosa-tannery.md",
        "/en/cases/rosa-tannery.md",
        "/en/associations/logo.svg",
        "/en/secret.html",
        "/site/en/secret.html",
        "/en/..\\mkdocs.yml",
        "/en//etc/passwd",
        "/%2fetc/passwd",
        "/_preview/preview.py",
        "/_preview/../preview.py".replace("..", "%252e%252e"),
        "/.cache/sheets",
    ],
)
def test_nothing_outside_the_site_is_served(still: Running, path: str) -> None:
    assert still.ask(path).status == 404


def test_a_path_is_read_as_the_browser_wrote_it() -> None:
    assert path_of("/en/caf%C3%A9/?q=1#x") == "en/café/"
    assert path_of("/") == ""


def test_a_reader_who_goes_away_does_no_harm(still: Running) -> None:
    said = list(still.said)
    for _ in range(5):
        with socket.create_connection(still.host.split(":")) as connection:  # type: ignore[arg-type]
            connection.sendall(f"GET {ROSA} HTTP/1.1\r\nHost: {still.host}\r\n\r\n".encode())
    assert still.ask(ROSA).status == 200
    assert still.said == said


def test_site_and_build_are_never_touched(still: Running) -> None:
    for path in ("/", "/en/", ROSA, "/data/figures.csv", "/es/print/rosa-tannery-case-a4.pdf"):
        still.page(path)
    for folder in ("site", "build"):
        files = [file for file in (still.project / folder).rglob("*") if file.is_file()]
        assert files == [still.project / folder / "en" / "secret.html"]
        assert files[0].read_text("utf-8") == "secret"


def test_it_says_its_address_only_when_something_can_be_read_there(content: Content) -> None:
    project = content.project()
    said: list[tuple[str, int]] = []

    def say(text: str) -> None:
        found = re.search(r"http://([\d.:]+)/", text)
        if found:
            connection = http.client.HTTPConnection(found[1], timeout=20)
            connection.request("GET", ROSA)
            said.append((text, connection.getresponse().status))
            connection.close()
            preview.stop()

    preview = Preview(project, 0, locale("en"), say)
    preview.run()
    preview.server_close()
    address = preview.address
    assert said == [(f"The site is at {address} and follows your edits. Stop with Ctrl+C.", 200)]
    assert address.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_is_told_in_one_line(
    content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        arguments = ["--project", str(content.folder.parent), "--lang", "en", "serve"]
        assert main([*arguments, "--port", str(port)]) == 2
    other = port + 1
    assert capsys.readouterr() == (
        "",
        f"cpkb: Port {port} is taken, or kept for the system. "
        f"Choose another one: cpkb serve --port {other}\n",
    )


@pytest.mark.parametrize("port", ["65536", "-1", "99999999999999999999"])
def test_a_port_that_does_not_exist_is_told(
    content: Content, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    project = str(content.folder.parent)
    assert main(["--project", project, "--lang", "en", "serve", "--port", port]) == 2
    text = f"cpkb: There is no port {port}; ports go from 0 to 65535.\n"
    assert capsys.readouterr() == ("", text)


def test_ctrl_c_ends_it_quietly(content: Content) -> None:
    project = content.project()
    command = [sys.executable, "-m", "generator", "--project", str(project), "--lang", "en"]
    with subprocess.Popen(
        [*command, "serve", "--port", "0"],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            assert process.stdout
            said = [process.stdout.readline(), process.stdout.readline()]
            # What is said first depends on how long the check takes.
            assert any("Stop with Ctrl+C" in line for line in said)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
            assert process.stdout.read() == ""
        finally:
            process.kill()
