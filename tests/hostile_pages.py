"""Pages that would send something elsewhere, hide what they keep, or never end, and what `make cookies` sees of each."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SENDING, HIDING, ENDLESS, ODD = "sending", "hiding", "endless", "odd"


@dataclass(frozen=True)
class HostilePage:
    """A page keeps all of `keeps`, by name and kind. If it has no end, `unread` says what became of it."""

    kind: str
    name: str
    html: str
    keeps: tuple[tuple[str, str], ...] = ()
    unread: str = ""

    @property
    def path(self) -> str:
        """Where it lies."""
        return "/" + self.name.replace(" ", "-")


def script(text: str) -> str:
    """Put a script into a page."""
    return f"<script>{text}</script>"


def sends(name: str, html: str) -> HostilePage:
    """A page that would send something to {there}, which is another port, to {host}, another host, or to {udp}, by UDP."""
    return HostilePage(SENDING, name, html)


def hides(name: str, text: str, *keeps: tuple[str, str]) -> HostilePage:
    """A page that keeps something and would not have that seen."""
    return HostilePage(HIDING, name, script(text), keeps)


COOKIE, LOCAL, SESSION, DATABASE, CACHE, FILES = "cookie", "local-storage", "session-storage", "indexed-db", "cache-storage", "file-system"
WORKER = "fetch('{there}/worker', {{mode: 'no-cors'}}).catch(() => 0); importScripts('{there}/imported')"
PAGES = [
    sends("stun", script("const p = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{udp}'}}]}}); p.createDataChannel('x');"
                         "p.createOffer().then(o => p.setLocalDescription(o))")),
    sends("turn", script("const p = new RTCPeerConnection({{iceTransportPolicy: 'relay', iceServers: [{{urls: 'turn:{bare}?transport=tcp', "
                         "username: 'a', credential: 'b'}}]}}); p.createDataChannel('x');"
                         "p.createOffer().then(o => p.setLocalDescription(o))")),
    sends("hints",
        "<link rel=dns-prefetch href='{host}'><link rel=preconnect href='{there}'><link rel=preconnect href='{host}' crossorigin>"
                   "<link rel=prefetch href='{there}/prefetch'><link rel=preload as=image href='{there}/preload'>"
                   "<link rel=modulepreload href='{there}/module'><link rel=prerender href='{there}/prerender'>"
                   "<link rel=manifest href='{there}/m'>"),
    sends("speculation", "<script type=speculationrules>{{\"prerender\": [{{\"urls\": [\"{there}/rule\"]}}], "
                         "\"prefetch\": [{{\"urls\": [\"{there}/rule2\"]}}]}}</script>"),
    sends("redirected picture", "<img src='/to?{there}/picture'>"),
    sends("redirected twice", "<img src='/to?/to?{there}/twice'>"),
    sends("redirected script", "<script src='/to?{there}/script'></script>"),
    sends("redirected style", "<link rel=stylesheet href='/to?{there}/style'><style>@import '/to?{there}/import';</style>"),
    sends("redirected data", script("fetch('/to?{there}/fetch', {{mode: 'no-cors'}}); new EventSource('/to?{there}/events')")),
    sends("redirected frame", "<iframe src='/to?{there}/frame'></iframe><object data='/to?{there}/object'></object>"),
    sends("parts", "<img src='{there}/img'><video src='{there}/film' autoplay></video><audio src='{host}/sound' autoplay></audio>"
                   "<embed src='{there}/embed'><svg><image href='{there}/svg'></image></svg><link rel=icon href='{there}/icon'>"),
    sends("frames", "<iframe src='{host}/i'></iframe><form id=f target=_blank action='{host}/f'></form>" + script("f.submit()")),
    sends("foreign windows", script("window.open('{there}/w'); window.open('{host}/w'); window.open('/to?{there}/w')")),
    sends("beacons", script("navigator.sendBeacon('{there}/beacon', 'x'); fetch('{there}/kept', {{keepalive: true, mode: 'no-cors'}});"
                            "addEventListener('pagehide', () => navigator.sendBeacon('/to?{there}/late', 'x'))")),
    sends("sockets", script("new WebSocket('{there}/ws'.replace('http', 'ws')); new WebSocket('ws://{bare}/')")),
    sends("transport", script("new WebTransport('https://{bare}/').ready.catch(() => 0)")),
    sends("worker", script("new Worker('/worker.js'); new Worker(URL.createObjectURL(new Blob([\"fetch('{there}/blob')\"])))")),
    sends("shared worker", script("new SharedWorker('/worker.js')")),
    sends("service worker",
        script("ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, '/worker.js', {{scope: '/service'}})")),
    sends("download", "<a id=d download href='{there}/file'>x</a>" + script("d.click()")),
    sends("ping", "<a id=p href='#x' ping='{there}/ping'>x</a>" + script("p.click()")),
    sends("leaves", "<meta http-equiv=refresh content='0;url={there}/refresh'>"),
    sends("goes", script("setTimeout(() => location = '/to?{there}/gone', 10)")),
    sends("reports", "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'; report-uri {there}/csp\"><img src=/x>"),
    hides("keys", "localStorage.byKeys = 1; Object.keys = () => []", ("byKeys", LOCAL)),
    hides("cookie",
        "document.cookie = 'byCookie=1; max-age=99'; Object.defineProperty(document, 'cookie', {get: () => ''})", ("byCookie", COOKIE)),
    hides("prototype", "localStorage.setItem('byLocal', 1); sessionStorage.setItem('bySession', 1); Storage.prototype.key = () => null;"
                       "Object.defineProperty(Storage.prototype, 'length', {get: () => 0})", ("byLocal", LOCAL), ("bySession", SESSION)),
    hides("no storage", "localStorage.byWindow = 1; Object.defineProperty(window, 'localStorage', {get: () => ({})})", ("byWindow", LOCAL)),
    hides("databases", "indexedDB.open('byDatabase'); IDBFactory.prototype.databases = async () => []", ("byDatabase", DATABASE)),
    hides("odd databases",
        "indexedDB.open('byOdd'); indexedDB.databases = async () => [{name: {a: 1}}, {name: null}]", ("byOdd", DATABASE)),
    hides("promises",
        "localStorage.byPromise = 1; window.Promise = function() { for (;;); }; Promise.prototype.then = 1", ("byPromise", LOCAL)),
    hides("cache",
        "caches.open('byCache').then(c => c.put('/x', new Response('id'))); CacheStorage.prototype.keys = async () => []",
        ("byCache", CACHE)),
    hides("files", "navigator.storage.getDirectory().then(d => d.getFileHandle('byFile', {create: true}));"
                   "FileSystemDirectoryHandle.prototype.values = () => []", ("byFile", FILES)),
    hides("buckets", "navigator.storageBuckets.open('b').then(async b => { b.indexedDB.open('inBucket'); b.caches.open('cacheInBucket') })",
          ("inBucket", DATABASE), ("cacheInBucket", CACHE)),
    hides("robots",
        "if (!navigator.webdriver && !navigator.userAgent.includes('Headless')) localStorage.fromPeople = 1", ("fromPeople", LOCAL)),
    hides("leaving", "addEventListener('pagehide', () => localStorage.atTheEnd = 1)", ("atTheEnd", LOCAL)),
    hides("late worker",
        "const w = new SharedWorker(URL.createObjectURL(new Blob([\"indexedDB.open('byWorker')\"])))", ("byWorker", DATABASE)),
    HostilePage(HIDING, "names",
        "<img name=querySelectorAll><form name=cookie></form>" + script("localStorage.clobbered = 1"), (("clobbered", LOCAL),)),
    HostilePage(HIDING, "frame", "<iframe srcdoc=\"<script>localStorage.inFrame = 1</script>\"></iframe>", (("inFrame", LOCAL),)),
    HostilePage(ENDLESS, "busy",
        script("localStorage.busy = 1; onload = () => setTimeout(() => { for (;;); }, 1)"), (("busy", LOCAL),), "no-end"),
    HostilePage(ENDLESS, "busy at once", script("sessionStorage.atOnce = 1; for (;;);"), (("atOnce", SESSION),), "no-end"),
    HostilePage(ENDLESS, "alerts", script("localStorage.alerts = 1; for (;;) alert(1)"), (("alerts", LOCAL),), "no-end"),
    HostilePage(ENDLESS, "no answer", "", (), "no-answer"),
    HostilePage(ENDLESS, "drops", "", ()),
    HostilePage(ODD, "stays",
        script("localStorage.stays = 1; onbeforeunload = event => { event.preventDefault(); return 1 }"), (("stays", LOCAL),)),
    HostilePage(ODD, "asks", script("localStorage.asks = 1; alert(1); confirm(2); prompt(3); print()"), (("asks", LOCAL),)),
    HostilePage(ODD, "reloads", script("localStorage.reloads = 1; setInterval(() => location.reload(), 30)"), (("reloads", LOCAL),)),
    HostilePage(ODD, "goes back once",
        script("if (localStorage.back) localStorage.went = 1; else { localStorage.back = 1; history.back() }"), (("went", LOCAL),)),
    HostilePage(ODD, "windows", script("localStorage.opens = 1; for (let n = 0; n < 9; n++) window.open('/stays')"), (("opens", LOCAL),)),
    HostilePage(ODD, "no address",
        "<a href='http://['>x</a><a href='//[/'>y</a><base href='http://['>" + script("localStorage.bad = 1"), (("bad", LOCAL),)),
    HostilePage(ODD, "drawn links", "<svg><a href='/linked'><text y=20>x</text></a><a xlink:href='/linked2'></a></svg>"),
    HostilePage(ODD, "linked", script("localStorage.linked = 1"), (("linked", LOCAL),)),
    HostilePage(ODD, "escapes", script(r"localStorage['\x1b[31mRED'] = 1; localStorage['\u202enes'] = 1; localStorage['a\nb'] = 1"),
                (("\x1b[31mRED", LOCAL), ("\u202enes", LOCAL), ("a\nb", LOCAL))),
    HostilePage(ODD, "halves", script(r"localStorage['half \ud800'] = 1; localStorage[''] = 1"), (("", LOCAL),)),
    HostilePage(ODD, "many", script("for (let n = 0; n < 2000; n++) localStorage['many' + n] = 1"), (("many1999", LOCAL),)),
    HostilePage(ODD, "many links", "".join(f"<a href='/many-links?{n}'>x</a>" for n in range(3000))),
    HostilePage(ODD, "ends itself", script("localStorage.closed = 1; window.close()"), (("closed", LOCAL),)),
    HostilePage(ODD, "no script", "<meta http-equiv=Content-Security-Policy content='sandbox; script-src none'>"),
]  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """Serves all pages, and a first one that leads to each."""

    values: dict[str, str]
    ended: threading.Event

    def do_GET(self) -> None:
        """Answer."""
        path, _, query = self.path.partition("?")
        page = next((page for page in PAGES if page.path == path), None)
        if path == "/":
            self._say("<title>x</title>" + "".join(f"<a href='{page.path}'>x</a>" for page in PAGES if page.name != "linked"))
        elif path == "/to":
            self._say("", 302, ("Location", query))
        elif path == "/worker.js":
            self._say(WORKER.format(**self.values), 200, ("Content-Type", "text/javascript"))
        elif page and page.name == "no answer":
            self.ended.wait(20)
        elif page and page.name == "drops":
            self._drop()
        elif page:
            html = page.html.format(**self.values) if page.kind == SENDING else page.html
            self._say(f"<!doctype html><title>x</title>{html}")
        else:
            self._say("", 404)

    do_POST = do_GET  # noqa: N815 (the name it has)

    def _drop(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            try:
                self.wfile.write(b"<p>x")
            except OSError:
                return
            if self.ended.wait(0.05):
                return

    def _say(self, body: str, status: int = 200, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body.encode())), **dict(headers)}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        """Say nothing."""


class Elsewhere(BaseHTTPRequestHandler):
    """Notes whatever comes."""

    came: list[str]

    def handle(self) -> None:
        """Note it, also if it is no HTTP."""
        self.came.append(f"a connection, and {self.request.recv(2000)!r}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        """Say nothing."""


@contextmanager
def hostile_site() -> Iterator[tuple[str, list[str]]]:
    """Serve the pages, and yield their address and all that came to other ports and hosts."""
    came: list[str] = []
    ended = threading.Event()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.2", 0))
    udp.settimeout(0.1)

    def listen() -> None:
        while not ended.is_set():
            try:
                came.append(f"UDP of {len(udp.recvfrom(2000)[0])} bytes")
            except TimeoutError:
                continue

    other = type("Other", (Elsewhere,), {"came": came})
    with ThreadingHTTPServer(("127.0.0.1", 0), other) as there, ThreadingHTTPServer(("127.0.0.2", 0), other) as host:
        values = {"there": f"http://127.0.0.1:{there.server_port}", "host": f"http://127.0.0.2:{host.server_port}",
                  "bare": f"127.0.0.2:{host.server_port}", "udp": f"127.0.0.2:{udp.getsockname()[1]}"}  # fmt: skip
        with _Server(("127.0.0.1", 0), type("Hostile", (Site,), {"values": values, "ended": ended})) as site:
            threads = [threading.Thread(target=listen, daemon=True)]
            for one in (there, host, site):
                one.daemon_threads = True
                threads.append(threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True))
            for thread in threads:
                thread.start()
            try:
                yield f"http://127.0.0.1:{site.server_port}", came
            finally:
                time.sleep(0.2)  # for what is on its way
                ended.set()
                for one in (there, host, site):
                    one.shutdown()
                for thread in threads:
                    thread.join()
    udp.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser may leave early."""
