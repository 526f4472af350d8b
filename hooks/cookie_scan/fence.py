"""A browser is kept at the address it was given: what would leave is refused, and noted."""
from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from playwright.sync_api import BrowserContext, Request, Route, WebSocketRoute

from .seen import Refused, Visit

PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
INWARD = ("data:", "blob:", "about:")


def finds_only(host: str) -> str:
    """Return the argument with which a browser finds no other host, however it is led there.

    A redirect, a hint or a worker leads to another host as easily as a link.
    """
    return f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {host}"


class Fence:
    """A fence stands around one visitor and notes in `found` what it refused.

    `consent` is whether consent has been given; `led_to` is where the page itself wanted to go, if elsewhere.
    """

    def __init__(self, found: Visit, context: BrowserContext) -> None:
        self.found = found
        self.consent = False
        self.led_to: str | None = None
        context.route("**/*", self._route)
        context.route_web_socket("**", self._route_socket)
        context.on("request", self._note)

    def _inside(self, url: str) -> bool:
        own, other = urlsplit(self.found.url), urlsplit(url)
        ports = {_port(own), PORTS["https"]} if _port(own) == PORTS["http"] else {_port(own)}
        return url.startswith(INWARD) or (other.hostname == own.hostname and _port(other) in ports)

    def _note(self, request: Request) -> None:
        """Note every request that leads outside, also one that a redirect leads to."""
        if not self._inside(request.url):
            self.found.refuse(Refused(request.url, request.resource_type, not self.consent))
            if request.is_navigation_request() and request.frame.parent_frame is None:
                self.led_to = request.url

    def _route(self, route: Route) -> None:
        if self._inside(route.request.url):
            route.continue_()
        else:
            route.abort("blockedbyclient")

    def _route_socket(self, socket: WebSocketRoute) -> None:
        if self._inside(socket.url):
            socket.connect_to_server()
        else:
            self.found.refuse(Refused(socket.url, "websocket", not self.consent))


def _port(url: SplitResult) -> int | None:
    return url.port or PORTS.get(url.scheme)
