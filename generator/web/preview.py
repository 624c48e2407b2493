"""The preview: serves the site on this machine, made when it is asked for, and follows edits."""

import http.server
import socketserver
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from watchfiles import watch

from generator import report
from generator.locales import Locale
from generator.marks import N_
from generator.problems import inert
from generator.sheets.printing import Say
from generator.web.answers import Answer, Answers, last_line
from generator.web.current import CONFIGURATION, CONTENT, Current

HOST, LAST_PORT = "127.0.0.1", 2**16 - 1
NAMES = (HOST, "localhost", "[::1]")
EVENTS, STREAM = "_preview/events", "text/event-stream"
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
LONGEST = 1000
# Milliseconds: how often there is a moment without an edit; edits that follow each other sooner
# than a step are one, for no longer than the debounce.
MOMENT = 20
WATCHING: dict[str, Any] = {"rust_timeout": MOMENT, "step": 15, "debounce": 500}
WATCHING |= {"yield_on_timeout": True, "watch_filter": None, "ignore_permission_denied": True}
# Seconds that the content is checked for before the first page can be read, and after an edit
# before it is shown; the rest is checked in the time between edits.
FIRST_SECONDS, SECONDS = 1.0, 0.05
# Seconds: how often the server looks whether it is to end, and tells a browser that it is there.
POLL, STILL_THERE = 0.1, 10.0


class PortError(Exception):
    """Raised when the preview cannot have a port; the message says why."""


class Preview(socketserver.ThreadingTCPServer):
    """A preview on a port of this machine; 0 is any that is free."""

    # Every reader is answered in a thread, which the end of the program does not wait for.
    allow_reuse_address = daemon_threads = True
    # A page comes with many files at once.
    request_queue_size = 64
    current: Current
    answers: Answers

    def __init__(self, project: Path, port: int, words: Locale, say: Say) -> None:
        self._project, self._words, self._say = project.resolve(), words, say
        self._is_over = Event()
        try:
            super().__init__((HOST, port), _Handler)
        except OverflowError as error:
            text = N_("There is no port {port}; ports go from 0 to {last}.")
            raise PortError(words(text, port=port, last=LAST_PORT)) from error
        except OSError as error:
            other = port + 1 if 1024 <= port < LAST_PORT else 8000
            text = N_(
                "Port {port} is taken, or kept for the system. "
                "Choose another one: cpkb serve --port {other}"
            )
            raise PortError(words(text, port=port, other=other)) from error
        self.address = f"http://{HOST}:{self.server_address[1]}/"

    def run(self) -> None:
        """Serve and follow edits until ``stop`` is called."""
        edits = followed(self._project, self._is_over)
        # From now on no edit is missed, also none that is made while the content is read.
        next(edits)
        self.current = Current(self._project, self.address)
        self.answers = Answers(self._project, self.current, self._words, self._say)
        self._follow((), FIRST_SECONDS)
        Thread(target=self.serve_forever, args=(POLL,), daemon=True).start()
        try:
            text = N_("The site is at {address} and follows your edits. Stop with Ctrl+C.")
            self._say(self._words(text, address=self.address))
            for paths in edits:
                self._follow({path for path in paths if self.current.is_edit(path)}, SECONDS)
        finally:
            self.current.end()
            self.shutdown()

    def stop(self) -> None:
        """Let ``run`` come to its end."""
        self._is_over.set()

    def _follow(self, edited: Collection[Path], seconds: float) -> None:
        """Follow edits, and tell of them; if one cannot be followed, the others still are."""
        try:
            if (problems := self.current.follow(edited, seconds)) is not None:
                self._say(report.as_text(problems, self._words))
        except Exception as error:  # noqa: BLE001 - no edit ends the preview
            if len(edited) > 1:
                for path in edited:
                    self._follow({path}, seconds)
                return
            names = (str(path.relative_to(self._project)) for path in edited)
            self._say(inert(": ".join([*names, last_line(error)])))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what has failed; a reader who has left is no failure."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self._say(last_line(error))


def serve(project: Path, port: int, words: Locale, say: Say) -> None:
    """Serve a preview of the project until Ctrl+C; raise ``PortError`` if the port is not free."""
    with Preview(project, port, words, say) as preview, suppress(KeyboardInterrupt):
        preview.run()


def followed(project: Path, stop: Event) -> Iterator[set[Path]]:
    """Yield the files and folders that change, over and over; after the first, none is missed."""
    content, configuration = project / CONTENT, project / CONFIGURATION
    configured, anew = _stamp(configuration), set[Path]()
    must_poll: bool | None = None
    while not stop.is_set():
        watched = _stamp(content)[:1]
        try:
            for changes in watch(content, stop_event=stop, force_polling=must_poll, **WATCHING):
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


def _stamp(path: Path) -> tuple[int, ...]:
    # Tells a file from the one that takes its place, and from an earlier version.
    with suppress(OSError):
        found = path.stat()
        return (found.st_ino, found.st_mtime_ns, found.st_size)
    return ()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers requests of this machine to this machine that only read."""

    server: Preview
    server_version = "cpkb"
    # Seconds for a request; nobody may keep a thread for ever.
    timeout = 30

    def do_GET(self) -> None:
        path = path_of(self.path)
        if not self._is_for_us():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif path is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif path == EVENTS:
            self._tell_of_edits()
        else:
            self._send(self.server.answers.at(path))

    def do_POST(self) -> None:
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET, HEAD")

    do_HEAD = do_GET  # noqa: N815
    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_POST  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: requests are not what the contributor watches."""

    def _is_for_us(self) -> bool:
        """Say whether a request names this machine: a foreign name may be that of an attacker."""
        port = self.server.server_address[1]
        named = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and hosts[0].strip().lower() in named

    def _tell_of_edits(self) -> None:
        version = "".join(parse_qs(urlsplit(self.path).query).get("version", []))
        self._send(Answer(b"retry: 500\n\n", STREAM))
        if self.command == "HEAD":
            return
        while (now := self.server.current.wait(version, STILL_THERE)) is not None:
            self.wfile.write(b":\n\n" if now == version else f"data: {now}\n\n".encode())
            version = now

    def _refuse(self, status: HTTPStatus, **headers: str) -> None:
        self._send(Answer(status.phrase.encode(), "text/plain", status, headers))

    def _send(self, answer: Answer) -> None:
        headers = {"Content-Type": answer.kind, **answer.headers, **HEADERS}
        if answer.kind != STREAM:
            headers["Content-Length"] = str(len(answer.body))
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)


def path_of(target: str) -> str | None:
    """Return the path below the site that a request asks for, or None if there can be none."""
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return None
    is_odd = len(path) > LONGEST or not path.isprintable() or {".", ".."} & {*path.split("/")}
    return path[1:] if target.startswith("/") and not is_odd else None
