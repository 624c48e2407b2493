"""The preview: serves the site on this machine, made when it is asked for, and follows edits."""

import http.server
import socketserver
import sys
import time
from collections.abc import Collection
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from socket import SHUT_RDWR, SHUT_WR, socket
from threading import BoundedSemaphore, Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator import report
from generator.loading import CONTENT
from generator.locales import Locale
from generator.marks import N_
from generator.problems import one_line, said_by
from generator.sheets.printing import Say
from generator.web.answers import Answer, Answers
from generator.web.current import Current
from generator.web.edits import followed

HOST, LAST_PORT = "127.0.0.1", 2**16 - 1
NAMES = (HOST, "localhost", "[::1]")
EVENTS, STREAM = "_preview/events", "text/event-stream"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LONGEST = 1000
# Readers that are answered at once, others wait; and those of them that may listen for edits, which
# others ask for now and then. A page needs about ten.
MOST, MOST_LISTENERS = 64, 32
# Seconds: what a reader has to say what he wants, to take it, and to hear why he gets nothing.
ASKING, TAKING, LINGERING = 10, 30, 2
# Milliseconds after which a browser listens again, and after which it asks if it may not listen.
AGAIN, LATER = 500, 5000
# Seconds that the content is checked for before the first page can be read, and after an edit
# before it is shown; the rest is checked in the time between edits.
FIRST_SECONDS, SECONDS = 1.0, 0.05
# Seconds: how often the server looks whether it is to end, and tells a browser that it is there.
POLL, STILL_THERE = 0.1, 10.0

GONE = N_("The folder content/ is not there now. The preview goes on as soon as it is back.")
UNREAD = N_("{file} cannot be read, and is left out: {reason}. The preview goes on.")
FAULT = N_("{file} could not be followed, by a fault of the program: {error}. Please report it.")


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
        self._project, self.words, self._terminal = project.resolve(), words, say
        self._is_over = Event()
        self._room, self.listening = BoundedSemaphore(MOST), BoundedSemaphore(MOST_LISTENERS)
        self._deadlines: dict[socket, float] = {}
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
        self.answers = Answers(self._project, self.current, self.words, self._say)
        self._follow((), FIRST_SECONDS)
        Thread(target=self.serve_forever, args=(POLL,), daemon=True).start()
        try:
            text = N_("The site is at {address} and follows your edits. Stop with Ctrl+C.")
            self._say(self.words(text, address=self.address))
            for paths in edits:
                self._follow(self.current.edits(paths), SECONDS)
        finally:
            self.stop()
            self.current.end()
            self.shutdown()

    def stop(self) -> None:
        """Let ``run`` come to its end."""
        self._is_over.set()

    def expect(self, connection: socket, seconds: float) -> None:
        """End a connection after a time, unless ``done`` is heard of it before."""
        self._deadlines[connection] = time.monotonic() + seconds

    def done(self, connection: socket) -> None:
        """Leave a connection alone."""
        self._deadlines.pop(connection, None)

    def service_actions(self) -> None:
        """End the connections whose time is over: whoever is slow may not be so for ever."""
        now = time.monotonic()
        for connection, end in self._deadlines.copy().items():
            if end < now:
                self.done(connection)
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a reader in a thread, when there is room for one."""
        while not self._room.acquire(timeout=POLL):
            self.service_actions()
            if self._is_over.is_set():
                self.shutdown_request(request)
                return
        try:
            self.expect(request, ASKING)
            super().process_request(request, client_address)
        except BaseException:
            self._leave(request)
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a reader, and make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._leave(request)

    def _leave(self, request: socket) -> None:
        self.done(request)
        self._room.release()

    def _follow(self, edited: Collection[Path], seconds: float) -> None:
        """Follow edits, and tell of them; if one cannot be followed, the others still are."""
        try:
            if (problems := self.current.follow(edited, seconds)) is not None:
                self._say(report.as_text(problems, self.words))
        except Exception as error:  # noqa: BLE001 - no edit ends the preview
            if len(edited) > 1:
                for path in edited:
                    self._follow({path}, seconds)
                return
            for path in edited or (self._project / CONTENT,):
                self._cannot(path, error)
            return
        content = self._project / CONTENT
        if content in edited and not content.is_dir():
            self._say(self.words(GONE))

    def _cannot(self, path: Path, error: Exception) -> None:
        """Say what could not be followed, and why."""
        file = one_line(str(path.relative_to(self._project)))
        if isinstance(error, OSError):
            self._say(self.words(UNREAD, file=file, reason=error.strerror or said_by(error)))
        else:
            self._say(self.words(FAULT, file=file, error=said_by(error)))

    def _say(self, text: str) -> None:
        # The terminal may have been closed.
        with suppress(OSError, ValueError):
            self._terminal(text)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what has failed; a reader who has left is no failure."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self._say(said_by(error))


def serve(project: Path, port: int, words: Locale, say: Say) -> None:
    """Serve a preview of the project until Ctrl+C; raise ``PortError`` if the port is not free."""
    with Preview(project, port, words, say) as preview, suppress(KeyboardInterrupt):
        preview.run()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers requests of this machine to this machine that only read."""

    server: Preview
    raw_requestline: bytes
    server_version = "cpkb"
    # Seconds that nothing is sent or taken.
    timeout = TAKING
    # Also what is no request is told so in the form that is read today.
    default_request_version = "HTTP/1.0"

    def parse_request(self) -> bool:
        """Read a request; one of the form before HTTP/1.0 has no headers to wait for."""
        if len(self.raw_requestline.split()) == 2:
            self.command = self.request_version = ""
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        return super().parse_request()

    def do_GET(self) -> None:
        self.server.done(self.connection)
        path = path_of(self.path)
        if not self._is_for_us():
            text = N_("The preview answers to its own name only. Open {address}")
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, text)
        elif self._is_of_another_site():
            self._refuse(HTTPStatus.FORBIDDEN, N_("Another site asks. Open {address}"))
        elif path is None:
            text = N_("There can be no such address. Begin at {address}")
            self._refuse(HTTPStatus.BAD_REQUEST, text)
        elif path == EVENTS:
            self._tell_of_edits()
        else:
            self._send(self.server.answers.at(path))

    def do_POST(self) -> None:
        text = N_("The preview can only be read. Open {address}")
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, text, Allow="GET, HEAD")

    do_HEAD = do_GET  # noqa: N815
    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_POST  # noqa: N815

    def log_request(self, code: object = "", size: object = "") -> None:
        """Stay silent: requests are not what the contributor watches."""

    def log_error(self, format: str, *args: object) -> None:
        """Stay silent: whoever asks wrongly is told so."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request, as any other answer is given."""
        self._refuse(HTTPStatus(code), N_("This request cannot be read. Open {address}"))

    @property
    def _names(self) -> set[str]:
        port = self.server.server_address[1]
        return {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())

    def _is_for_us(self) -> bool:
        """Say whether a request names this machine: a foreign name may be that of an attacker."""
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and hosts[0].strip().lower() in self._names

    def _is_of_another_site(self) -> bool:
        """Say whether a page of another site asks; it may lead its reader here, but not look."""
        own = {f"http://{name}" for name in self._names}
        if any(origin.strip().lower() not in own for origin in self.headers.get_all("Origin", [])):
            return True
        leads = self.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        return not leads and self.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")

    def _tell_of_edits(self) -> None:
        if not self.server.listening.acquire(blocking=False):
            self._tell_once()
            return
        try:
            self._tell_on_and_on()
        finally:
            self.server.listening.release()

    def _tell_once(self) -> None:
        now = self.server.current.state.version
        news = "" if now == self._seen else f"data: {now}\n\n"
        self._send(Answer(f"retry: {LATER}\n\n{news}".encode(), STREAM))

    def _tell_on_and_on(self) -> None:
        version = self._seen
        self._send(Answer(f"retry: {AGAIN}\n\n".encode(), STREAM))
        if self.command == "HEAD":
            return
        while (now := self.server.current.wait(version, STILL_THERE)) is not None:
            self.wfile.write(b":\n\n" if now == version else f"data: {now}\n\n".encode())
            version = now

    @property
    def _seen(self) -> str:
        """Return the version that the reader has."""
        return "".join(parse_qs(urlsplit(self.path).query).get("version", []))

    def _refuse(self, status: HTTPStatus, text: str, **headers: str) -> None:
        said = self.server.words(text, address=self.server.address)
        kind = "text/plain; charset=utf-8"
        self._send(Answer(f"{status.phrase}. {said}\n".encode(), kind, status, headers))
        self._listen_to_the_end()

    def _listen_to_the_end(self) -> None:
        # Who hangs up while the other still speaks is not heard.
        self.server.expect(self.connection, LINGERING)
        with suppress(OSError):
            self.connection.shutdown(SHUT_WR)
            while self.connection.recv(2**16):
                pass

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
