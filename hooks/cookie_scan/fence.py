"""A browser is kept at the address it was given: what would leave is refused, and noted."""
from __future__ import annotations

from contextlib import suppress
from urllib.parse import SplitResult, urlsplit

from playwright.async_api import BrowserContext, Error, Page, Request, Route, WebSocket

from .seen import Refused, Visit

PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
INWARD = ("data:", "blob:", "about:")


class Fence:
    """A fence stands around one visitor and notes in `found` what it refused.

    `consent` is whether consent has been given; `led_to` is where the page itself wanted to go, if elsewhere. A wall stands
    behind the fence, which knows less of what it refuses.
    """

    def __init__(self, found: Visit) -> None:
        self.found = found
        self.consent = False
        self.led_to: str | None = None
        self._at_the_wall: list[Refused] = []

    async def surround(self, context: BrowserContext) -> None:
        """Put the fence around what a visitor does in this context."""
        context.on("request", self._note)
        context.on("page", lambda page: page.on("websocket", self._note_socket))
        await context.route("**/*", self._route)

    def allows(self, host: str, port: int) -> bool:
        """Say whether something may be sent to this port of a host."""
        own = urlsplit(self.found.url)
        ports = {_port(own), PORTS["https"]} if _port(own) == PORTS["http"] else {_port(own)}
        return host.lower() == own.hostname and port in ports

    def refuse_at_the_wall(self, url: str) -> None:
        """Remember what came as far as the wall."""
        self._at_the_wall.append(Refused(url, "other", not self.consent))

    def settle(self) -> None:
        """Note what came as far as the wall, if nobody has seen it before."""
        known = {one.place for one in self.found.refused.values()}
        for one in self._at_the_wall:
            if one.place not in known:
                self.found.refuse(one)
        self._at_the_wall.clear()

    def is_inside(self, url: str) -> bool:
        """Say whether an address is of the site, or of no site at all; what is no address is outside."""
        try:
            address = urlsplit(url)
            return url.startswith(INWARD) or self.allows(address.hostname or "", _port(address) or 0)
        except ValueError:
            return False

    def _note(self, request: Request) -> None:
        """Note every request that leads outside, also one that a redirect leads to."""
        if self.is_inside(request.url):
            return
        self.found.refuse(Refused(request.url, request.resource_type, not self.consent))
        with suppress(Error):  # a worker has no frame
            if request.is_navigation_request() and request.frame.parent_frame is None and self._is_of_first_page(request.frame.page):
                self.led_to = request.url

    @staticmethod
    def _is_of_first_page(page: Page) -> bool:
        return page.context.pages[:1] == [page]

    async def _route(self, route: Route) -> None:
        with suppress(Error):  # the page may be gone
            if self.is_inside(route.request.url):
                await route.continue_()
            else:
                await route.abort("blockedbyclient")

    def _note_socket(self, socket: WebSocket) -> None:
        if not self.is_inside(socket.url):
            self.found.refuse(Refused(socket.url, "websocket", not self.consent))


def _port(url: SplitResult) -> int | None:
    return url.port or PORTS.get(url.scheme)
