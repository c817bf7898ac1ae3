"""The site as its users meet it: processes of a WSGI server, and people who send requests to them over HTTP."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from http.client import HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from time import sleep
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

SERVERS, THREADS = 2, 8  # processes of the site, and threads of each
PATIENCE = 120


class Page(NamedTuple):
    """What was answered; status 0 where nothing was."""

    status_code: int
    content: bytes
    retry_after: int = 0


class Stay(HTTPRedirectHandler):
    """Leaves it to the person to go on to where a page leads."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Visitor:
    """A person with a browser of their own; where the site is busy they come again when it says."""

    def __init__(self, site: str, **cookies: str) -> None:
        self.site, self.cookies, self.busy = site, cookies, 0
        self.opener = build_opener(Stay)

    def get(self, address: str) -> Page:
        return self.ask(address)

    def post(self, address: str, data: Mapping[str, Any]) -> Page:
        return self.ask(address, urlencode(data, doseq=True).encode())

    def ask(self, address: str, body: bytes | None = None) -> Page:
        while (page := self.send(address, body)).status_code == 503:
            self.busy += 1
            sleep(page.retry_after or 1)
        return page

    def send(self, address: str, body: bytes | None) -> Page:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        request = Request(self.site + address, body, {"Referer": self.site + address, "Cookie": cookies})
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                self.keep_cookies(response.headers)
                return Page(response.status, response.read())
        except HTTPError as error:
            self.keep_cookies(error.headers)
            return Page(error.code, b"", int(error.headers.get("Retry-After") or 0))
        except (OSError, HTTPException):
            return Page(0, b"")

    def keep_cookies(self, headers: Message) -> None:
        for header in headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: cookie.value for name, cookie in SimpleCookie(header).items()}


@contextmanager
def servers(log: Path, count: int = SERVERS, **environment: str) -> Iterator[list[str]]:
    """Serve the site by some processes; give their addresses. What they say of errors goes to `log`."""
    ports = [free_port() for _ in range(count)]
    with log.open("w") as lines:
        processes = [serve(port, lines, environment) for port in ports]
        sites = [f"http://127.0.0.1:{port}" for port in ports]
        try:
            for site, process in zip(sites, processes, strict=True):
                while Visitor(site).send("/health/", None).status_code != 200:
                    if process.poll() is not None:
                        raise RuntimeError(f"The server has ended: {log.read_text()}")
                    sleep(0.5)
            yield sites
        finally:
            for process in processes:
                process.kill()
                process.wait()


def serve(port: int, log: IO[str], environment: Mapping[str, str]) -> subprocess.Popen:
    command = [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", f"--threads={THREADS}",
               "--channel-timeout=300", "ccpcj.wsgi:application"]  # fmt: skip
    own = {"CCPCJ_HOSTS": "", "CCPCJ_THREADS": str(THREADS), **environment}
    return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **own})


def errors_logged(log: Path) -> list[str]:
    """Return the last line of each error that a server logged: that names it."""
    blocks = re.split(r"(?m)^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", log.read_text())
    return [
        block.strip().splitlines()[-1] for block in blocks if " ERROR " in block and "Service Unavailable" not in block
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
