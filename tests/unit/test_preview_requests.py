"""What is no good request, and readers who are slow, many, or gone."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from generator.cli import main
from tests.unit.content import Content
from tests.unit.previews import PATIENCE, ROSA, Running

EVENTS = "/_preview/events"


@contextmanager
def connected(running: Running) -> Iterator[socket.socket]:
    """Open a connection to a preview."""
    host, port = running.host.split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        yield connection


def answer_to(running: Running, request: bytes) -> bytes:
    """Return all that is answered to a request, as it is."""
    with connected(running) as connection:
        connection.sendall(request.replace(b"HERE", running.host.encode()))
        return connection.makefile("rb").read()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /en/\r\n", 400),
        (b"GET\r\n\r\n", 400),
        (b"\x00\x00\x00\x00\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 400),
        (b"GET /en/\x00 HTTP/1.1\r\nHost: HERE\r\n\r\n", 400),
        (b"GET /en/ HTTP/x\r\nHost: HERE\r\n\r\n", 400),
        (b"GET /en/ HTTP/2.0\r\nHost: HERE\r\n\r\n", 505),
        (b"BREW /en/ HTTP/1.1\r\nHost: HERE\r\n\r\n", 501),
        (b"GET /en/ HTTP/1.1\r\n\r\n", 421),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE\r\nHost: HERE\r\n\r\n", 421),
        (b"GET /en/ HTTP/1.1\r\nHost: localhost.\r\n\r\n", 421),
        (b"GET /en/ HTTP/1.1\r\nHost: [::2]\r\n\r\n", 421),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE:80\r\n\r\n", 421),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: HERE\r\n\r\n", 414),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE\r\n" + b"X: 1\r\n" * 5_000 + b"\r\n", 431),
        (
            b"POST /en/ HTTP/1.1\r\nHost: HERE\r\nContent-Length: 4000000\r\n\r\n" + b"a" * 4000000,
            405,
        ),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE\r\nRange: bytes=9-1\r\n\r\n", 200),
        (b"GET /en/ HTTP/1.1\r\nHost: HERE\r\nExpect: 100-continue\r\n\r\n", 200),
        (b"GET /en/ HTTP/1.0\r\nhost:\tHERE\r\n\r\n", 200),
    ],
)
def test_every_request_is_answered_in_words(still: Running, request_: bytes, status: int) -> None:
    said = list(still.said)
    head, _, body = answer_to(still, request_).partition(b"\r\n\r\n")
    assert int(head.split()[1]) == status
    assert b"Content-Type: text/" in head
    if status != 200:
        assert body.endswith(f" {still.preview.address}\n".encode())
    assert still.said == said


def test_of_many_requests_in_one_the_first_is_answered(still: Running) -> None:
    request = b"GET /_preview/version HTTP/1.1\r\nHost: HERE\r\n\r\n"
    assert answer_to(still, request * 3).count(b"HTTP/1.0 200 OK") == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://HERE"}, 200),
        ({"Origin": "http://localhost:PORT"}, 200),
        ({"Origin": "https://HERE"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        # A link that somebody follows.
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
    ],
)
@pytest.mark.parametrize("path", [EVENTS, ROSA])
def test_a_page_of_another_site_hears_nothing(
    still: Running, headers: dict[str, str], status: int, path: str
) -> None:
    port = still.host.partition(":")[2]
    named = {
        name: value.replace("HERE", still.host).replace("PORT", port)
        for name, value in headers.items()
    }
    assert still.ask(path, "HEAD", **named).status == status


@pytest.fixture
def crowded(content: Content, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """Return a preview with room for four readers and one listener, and little patience."""
    for name, value in {"MOST": 4, "MOST_LISTENERS": 1, "ASKING": 0.3}.items():
        monkeypatch.setattr(f"generator.web.preview.{name}", value)
    with Running(content.folder.parent) as running:
        yield running


@pytest.mark.parametrize("said", [b"", b"GET /en/ HTTP/1.1\r\nHost: HERE\r\nX"])
def test_readers_who_never_say_what_they_want_are_not_waited_for(
    crowded: Running, said: bytes
) -> None:
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(connected(crowded)).sendall(said)
        assert crowded.ask(ROSA).status == 200


def test_a_reader_who_speaks_a_letter_at_a_time_is_not_waited_for(crowded: Running) -> None:
    def is_over() -> bool:
        try:
            connection.sendall(b"G")
        except OSError:
            return True
        time.sleep(0.05)
        return False

    with connected(crowded) as connection:
        crowded.until(is_over)


def test_readers_who_take_nothing_leave_room_for_others(still: Running) -> None:
    with ExitStack() as stack:
        for _ in range(20):
            reader = stack.enter_context(connected(still))
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            reader.sendall(f"GET {ROSA} HTTP/1.1\r\nHost: {still.host}\r\n\r\n".encode())
        assert still.ask(ROSA).status == 200


def listener(running: Running, version: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(running.host, timeout=PATIENCE)
    connection.request("GET", f"{EVENTS}?version={version}")
    return connection.getresponse()


def test_who_may_not_listen_asks_again_later_and_misses_nothing(crowded: Running) -> None:
    version = crowded.version()
    first = listener(crowded, version)
    assert first.readline() == b"retry: 500\n"
    assert listener(crowded, version).read() == b"retry: 5000\n\n"
    assert listener(crowded, "old").read() == f"retry: 5000\n\ndata: {version}\n\n".encode()
    first.close()


def test_whoever_listens_no_more_makes_room(
    crowded: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.web.preview.STILL_THERE", 0.05)
    version = crowded.version()
    listener(crowded, version).close()

    def may_listen() -> bool:
        answer = listener(crowded, version)
        first: bytes = answer.readline()
        answer.close()
        return first == b"retry: 500\n"

    crowded.until(may_listen)


def test_readers_who_leave_in_the_middle_are_no_failure(still: Running) -> None:
    said = list(still.said)
    for length in (1, 20, 60):
        with connected(still) as connection:
            connection.sendall(f"GET {ROSA} HTTP/1.1\r\nHost: {still.host}\r\n\r\n".encode())
            connection.recv(length)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert still.ask(ROSA).status == 200
    assert still.said == said


def test_a_port_where_another_preview_runs_is_told(
    still: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    port = int(still.host.partition(":")[2])
    arguments = ["--project", str(still.project), "--lang", "en", "serve", "--port", str(port)]
    assert main(arguments) == 2
    assert capsys.readouterr().err == (
        f"cpkb: Port {port} is taken, or kept for the system. "
        f"Choose another one: cpkb serve --port {port + 1}\n"
    )


def test_it_ends_at_once_when_nobody_leaves(content: Content) -> None:
    ends: list[Callable[[], object]] = []
    with Running(content.folder.parent) as running:
        for _ in range(5):
            ends.append(listener(running, running.version()).close)
        begin = time.monotonic()
    assert time.monotonic() - begin < PATIENCE / 2
    for end in ends:
        end()
