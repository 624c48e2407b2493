"""The preview: serves the site on this machine, made when it is asked for, and follows edits."""

from __future__ import annotations

import http.server
import socketserver
import sys
from collections.abc import Callable, Collection, Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from watchfiles import watch

from generator import report
from generator.locales import Locale
from generator.marks import N_
from generator.web.answers import Answer, Answers, last_line
from generator.web.current import CONFIGURATION, CONTENT, SECONDS, Current

Say = Callable[[str], None]

HOST = "127.0.0.1"
NAMES = (HOST, "localhost", "[::1]")
PORTS = range(2**16)
LONGEST = 1000
OWN = "_preview/"
EVENTS, VERSION = f"{OWN}events", f"{OWN}version"
OWN_FILES = {f"{OWN}preview.js": "text/javascript", f"{OWN}preview.css": "text/css"}
# Milliseconds: edits that follow each other sooner are one, for no longer than so long; and how
# often there is a moment without an edit.
STEP, LONGEST_EDIT, MOMENT = 15, 500, 20
# Seconds that the content is checked for before the first page can be read.
FIRST_SECONDS = 1.0
# Seconds: how often the server looks whether it is to end, and tells a browser that it is there.
POLL, STILL_THERE = 0.1, 10.0


class PortError(Exception):
    """Raised when the preview cannot have a port; the message says why."""


class Preview:
    """A preview on a port of this machine; 0 is any that is free."""

    def __init__(self, project: Path, port: int, words: Locale, say: Say) -> None:
        self._project, self._words, self._say = project.resolve(), words, say
        self._stop = Event()
        self._server = _listening(port, words)
        self._server.say = say
        self.address = f"http://{HOST}:{self._server.server_address[1]}/"

    def run(self) -> None:
        """Serve and follow edits until ``stop`` is called."""
        edits = followed(self._project, self._stop)
        # From now on no edit is missed, also none that is made while the content is read.
        next(edits)
        current = Current(self._project, self.address)
        self._go_on(current, FIRST_SECONDS)
        self._server.answers = Answers(self._project, current, self._words, self._say)
        self._server.current = current
        Thread(target=self._server.serve_forever, args=(POLL,), daemon=True).start()
        try:
            self._tell_news(current)
            text = N_("The site is at {address} and follows your edits. Stop with Ctrl+C.")
            self._say(self._words(text, address=self.address))
            for paths in edits:
                if edited := {path for path in paths if current.is_edit(path)}:
                    self._follow(edited, current)
                else:
                    self._go_on(current, SECONDS)
                self._tell_news(current)
        finally:
            current.end()
            self._server.shutdown()

    def stop(self) -> None:
        """Let ``run`` come to its end."""
        self._stop.set()

    def close(self) -> None:
        """Give the port back."""
        self._server.server_close()

    def _follow(self, edited: Collection[Path], current: Current) -> None:
        """Follow edits; if one of them cannot be followed, the others still are."""
        try:
            current.follow(edited)
        except Exception as error:  # noqa: BLE001 - no edit ends the preview
            if len(edited) > 1:
                for path in edited:
                    self._follow({path}, current)
                return
            names = [str(path.relative_to(self._project)) for path in edited]
            self._say(f"{', '.join(names)}: {last_line(error)}")

    def _go_on(self, current: Current, seconds: float) -> None:
        """Check what there was no time for so far."""
        try:
            current.check(seconds)
        except Exception as error:  # noqa: BLE001 - no check ends the preview
            self._say(last_line(error))

    def _tell_news(self, current: Current) -> None:
        if (problems := current.news()) is not None:
            self._say(report.as_text(problems, self._words))


def serve(project: Path, port: int, words: Locale, say: Say) -> None:
    """Serve a preview of the project until Ctrl+C.

    Raise ``PortError`` if the port cannot be had.
    """
    preview = Preview(project, port, words, say)
    try:
        preview.run()
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()


def followed(project: Path, stop: Event) -> Iterator[set[Path]]:
    """Yield the files and folders that change, again and again; nothing if nothing did.

    The first time it says that from now on nothing is missed.
    """
    content, configuration = project / CONTENT, project / CONFIGURATION
    configured, must_poll = _stamp(configuration), False
    anew: set[Path] = set()
    while not stop.is_set():
        watched = _stamp(content)[:1]
        try:
            for changes in _watched(content, stop, must_poll):
                changed = {Path(path) for _, path in changes} | anew
                anew = set()
                if (now := _stamp(configuration)) != configured:
                    configured = now
                    changed.add(configuration)
                yield changed
                if _stamp(content)[:1] != watched:
                    break
        except FileNotFoundError:
            yield {content}
            stop.wait(MOMENT / 1000)
        except OSError:
            # The system watches no more files for anybody: look at all of them again and again.
            if must_poll:
                raise
            must_poll = True
        # Another folder has taken its place.
        anew = {content}


def _watched(folder: Path, stop: Event, must_poll: bool) -> Iterator[set[tuple[Any, str]]]:
    return watch(
        folder,
        watch_filter=None,
        debounce=LONGEST_EDIT,
        step=STEP,
        stop_event=stop,
        rust_timeout=MOMENT,
        yield_on_timeout=True,
        force_polling=must_poll or None,
        ignore_permission_denied=True,
    )


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what tells a file from the one that takes its place, and from an earlier version."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def _listening(port: int, words: Locale) -> _Server:
    if port not in PORTS:
        text = N_("There is no port {port}; ports go from 0 to {last}.")
        raise PortError(words(text, port=port, last=PORTS[-1]))
    try:
        return _Server((HOST, port), _Handler)
    except OSError as error:
        other = port + 1 if port + 1 in PORTS and port >= 1024 else 8000
        text = N_(
            "Port {port} is taken, or kept for the system. "
            "Choose another one: cpkb serve --port {other}"
        )
        raise PortError(words(text, port=port, other=other)) from error


class _Server(socketserver.ThreadingTCPServer):
    """Answers every reader in a thread, which the end of the program does not wait for."""

    allow_reuse_address = True
    daemon_threads = True
    # A page comes with many files at once.
    request_queue_size = 64

    answers: Answers
    current: Current
    say: Say

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what has failed; a reader who has left is no failure."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self.say(last_line(error))


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers requests of this machine to this machine that only read."""

    server: _Server
    server_version = "cpkb"
    # Seconds for a request; nobody may keep a thread for ever.
    timeout = 30

    def do_GET(self) -> None:
        """Answer with the body."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer()

    def _refuse(self) -> None:
        body = HTTPStatus.METHOD_NOT_ALLOWED.phrase.encode()
        self._send(Answer(body, "text/plain", HTTPStatus.METHOD_NOT_ALLOWED))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = _refuse  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: requests are not what the contributor watches."""

    def _answer(self) -> None:
        path = path_of(self.path)
        if not self._is_for_us():
            self._send(_refusal(HTTPStatus.MISDIRECTED_REQUEST))
        elif path is None:
            self._send(_refusal(HTTPStatus.BAD_REQUEST))
        elif path == EVENTS:
            self._tell_of_edits()
        elif path == VERSION:
            self._send(Answer(self.server.current.state.version.encode(), "text/plain"))
        elif path in OWN_FILES:
            file = Path(__file__).with_name(path.removeprefix(OWN))
            self._send(Answer(file.read_bytes(), OWN_FILES[path]))
        else:
            self._send(self.server.answers.at(path))

    def _is_for_us(self) -> bool:
        """Say whether a request names this machine: a foreign name may be that of an attacker."""
        port = self.server.server_address[1]
        named = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and hosts[0].strip().lower() in named

    def _tell_of_edits(self) -> None:
        """Tell a browser of every version of the site after the one that it shows."""
        version = "".join(parse_qs(urlsplit(self.path).query).get("version", []))
        self._send_head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        while (now := self.server.current.wait(version, STILL_THERE)) is not None:
            self.wfile.write(b":\n\n" if now == version else f"data: {now}\n\n".encode())
            version = now

    def _send(self, answer: Answer) -> None:
        headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
        if answer.location:
            headers["Location"] = answer.location
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, HEAD"
        self._send_head(answer.status, headers)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        common = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        for name, value in {**headers, **common}.items():
            self.send_header(name, value)
        self.end_headers()


def path_of(target: str) -> str | None:
    """Return the path below the site that a request asks for, or None if there can be none."""
    if not target.startswith("/"):
        return None
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return None
    steps = path.split("/")
    if len(path) > LONGEST or not path.isprintable() or {".", ".."} & set(steps):
        return None
    return path[1:]


def _refusal(status: HTTPStatus) -> Answer:
    return Answer(status.phrase.encode(), "text/plain", status)
