"""What the tests share: the built site, a server for it and a browser to read it with."""

import fcntl
import functools
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, STDOUT, CompletedProcess
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

import fixtures_only
import forked
from author_mistakes import copy_docs
from cookie_scan import chromium
from notice.pdf import missing
from paper_site import paper_project
from projects import BOOKSHOP, COMPLETE, REAL, ROOT, SMALL, make_project
from prose_corpus import table
from scanning import Scanner, scanner
from started import starter

TODAY = "2026-11-24"

fixtures_only.watch()

# What is loaded until the tests begin stays: Python need not look for what nobody uses any more.
gc.disable()

# The tests make and remove many files, at most some 2.5 GB at once: in memory, where there is room for them and programs may run.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30  # noqa: S108 (pytest makes folders of its own there)
if MEMORY.is_dir() and "TMPDIR" not in os.environ:
    there = os.statvfs(MEMORY)
    if there.f_bavail * there.f_frsize > ROOM and not there.f_flag & (os.ST_NOEXEC | os.ST_RDONLY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# What Python has compiled stays on disk, whatever the environment says: the tests start the program again and again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Tests say themselves what is built, and on which day, whatever whoever runs them has asked `make` for.
for asked in ("PDF", "DRAFTS", "SOURCE_DATE_EPOCH"):
    os.environ.pop(asked, None)

# The same values in every run, so that a change of mind of chance stops nobody; slow ones are a fault.
settings.register_profile("tests", derandomize=True, deadline=5_000)
settings.load_profile("tests")

SLOW = {"site", "bookshop", "complete", "printed", "guide", "browser", "scan", "project"}
NOTHING: Mapping[str, str] = {}
OpenPage = Callable[..., Page]
VisitOf = Callable[..., "Visit"]
# What Playwright gives a page that asks for nothing else.
WINDOW: ViewportSize = {"width": 1280, "height": 720}
USUAL: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}


def build(project: Path, into: Path | None = None, day: str = TODAY, more: Mapping[str, str] = NOTHING) -> CompletedProcess[str]:
    """Build a project as `make` does at noon of a day, into its own `site` unless told otherwise; `more` is its environment.

    The program is that of this checkout, even if the project has another one.
    """
    return forked.run("mkdocs", *_building(project, into), folder=project, environment=_environment(day, more), in_one=True)


def build_with_its_own(project: Path, into: Path | None = None, generator: str = "mkdocs") -> CompletedProcess[str]:
    """Build a project with the program that stands in it, in a Python that has loaded nothing."""
    command = [sys.executable, "-m", generator, *_building(project, into)]
    return subprocess.run(command, cwd=project, env=_environment(TODAY, NOTHING), stdout=PIPE, stderr=STDOUT, text=True, timeout=300)


def _building(project: Path, into: Path | None) -> list[str]:
    return ["build", "--strict", "--site-dir", str(into or project / "site")]


def _environment(day: str, more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(noon_of(day)), **more}


def noon_of(day: str) -> int:
    """Give the seconds since 1970 at noon of a day, or at a moment."""
    return int(datetime.fromisoformat(day if "T" in day else f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Say how many processes run the tests: one more than there are cores where some wait for a browser or another program."""
    cores = os.cpu_count() or 1
    return cores if "not slow" in config.option.markexpr else cores + 1


def pytest_collection_finish() -> None:
    """Let Python look less often for what nobody uses any more, and never among what was loaded: it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs one of these as slow."""
    for item in items:
        if SLOW.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests have counted: what was spoilt, and found; what was tried, and refused."""
    reports = [report for report in terminalreporter.getreports("") if report.when == "teardown"]
    recorded = [(name, int(value)) for report in reports for name, value in report.user_properties if isinstance(value, (int, bool))]
    for line in table([one for one in recorded if one[0].startswith("prose, ")]):
        terminalreporter.write_line(line)
    figures: Counter[str] = Counter()
    for name, value in recorded:
        if not name.startswith("prose, "):
            figures[name] += value
    if figures:
        terminalreporter.write_line(", ".join(f"{name}: {value}" for name, value in figures.items()))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder all test processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The real site, built once."""
    return built_once(shared, "site", lambda into: build_with_its_own(make_project(shared / "site-project", REAL), into))


@pytest.fixture(scope="session")
def bookshop(shared: Path) -> Path:
    """The site of an organisation that does not exist, whose notice has six versions, built once."""
    return built_once(shared, "bookshop", lambda into: build(make_project(shared / "bookshop-project", BOOKSHOP), into))


@pytest.fixture(scope="session")
def complete(shared: Path) -> Path:
    """The site of the complete notice, which is a draft of its first version, built once."""
    return built_once(shared, "complete", lambda into: build(make_project(shared / "complete-project", COMPLETE), into))


@pytest.fixture(scope="session")
def small(shared: Path) -> Path:
    """The site of a club whose notice has one language and no cookies, made once as the club does it: by `make`."""
    more = ("Makefile", "requirements.txt")
    return built_once(shared, "small", lambda into: _make(make_project(shared / "small-project", SMALL, *more), into))


@pytest.fixture(scope="session")
def pango() -> None:
    """Skip what makes PDF files on a computer that cannot; where everything must be tried, it fails instead."""
    if "CI" not in os.environ and (why := missing()):
        pytest.skip(why.text("en"))


@pytest.fixture(scope="session")
def printed(shared: Path, pango: None) -> Path:  # noqa: ARG001 (it skips)
    """The site of a small notice with one published version and its PDF files, built once."""
    return built_once(shared, "paper", lambda into: build(paper_project(shared / "paper-project"), into, more={"PDF": "true"}))


def _make(project: Path, into: Path) -> CompletedProcess[str]:
    lend_packages(project)
    own = {name: value for name, value in _environment(TODAY, {"PDF": "false"}).items() if not name.startswith("MAKE")}
    done = subprocess.run(["make"], cwd=project, env=own, stdout=PIPE, stderr=STDOUT, text=True, timeout=300)
    if done.returncode == 0:
        (project / "site").rename(into)
    return done


def built_once(shared: Path, name: str, make: Callable[[Path], CompletedProcess[str]]) -> Path:
    """Build a site that all test processes of this run have in common."""
    folder, log = shared / name, shared / f"{name}.log"
    with _locked(shared / f"{name}.lock"):
        if not log.exists():
            done = make(folder)
            log.write_text(f"{done.returncode}\n{done.stdout}", encoding="utf-8")
    code, _, output = log.read_text(encoding="utf-8").partition("\n")
    if code != "0" or "WARNING" in output:
        pytest.fail(f"the build ended with {code}:\n{output}", pytrace=False)
    return folder


def made_once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Make a folder that all test processes of this run have in common; it can be moved, and nobody changes it."""
    folder, begun = shared / name, shared / f"{name}.begun"
    with _locked(shared / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(folder)
    return folder


@pytest.fixture(scope="session")
def guide(shared: Path) -> Path:
    """The guide, built once."""
    return built_once(shared, "guide", build_guide)


def build_guide(into: Path, settings: Path = ROOT / "guide" / "mkdocs.yml") -> CompletedProcess[str]:
    """Build the guide, or one with other settings."""
    arguments = ["build", "--strict", "--config-file", str(settings), "--site-dir", str(into)]
    return forked.run("mkdocs", *arguments, folder=ROOT, environment={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, in_one=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project for a test to spoil; its notice is a draft of the first version."""
    return make_project(tmp_path / "project", copy_docs(tmp_path / "draft") / "docs")


def lend_packages(project: Path, loaded: bool = False) -> None:
    """Make `make` believe that everything is installed: links to what this run uses, newer than the lists of packages.

    They are never links to a whole `.venv`, which `make` would empty to make it anew.

    If they are `loaded`, each start of its Python is a fork of one that has loaded them: good where `make` runs many times,
    and not where it is killed.
    """
    own = project / ".venv"
    (own / "bin").mkdir(parents=True)
    real = Path(sys.executable).parent
    for path in real.iterdir():
        (own / "bin" / path.name).symlink_to(path)
    if loaded:
        python = own / "bin" / "python"
        python.unlink()
        python.write_text(starter(), encoding="utf-8")
        python.chmod(0o755)
    for name in ("lib", "pyvenv.cfg"):
        (own / name).symlink_to(real.parent / name)
    for name in ("requirements.txt", "tests/requirements.txt", "tests/package-lock.json"):
        if (project / name).exists():
            os.utime(project / name, (0, 0))
    for name in ("ready", "ready-for-tests"):
        (own / name).touch()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address the built site is served at, without a slash at its end."""
    with serve(site) as origin:
        yield origin


@pytest.fixture(scope="session")
def browser(shared: Path) -> Iterator[Browser]:
    """A browser without its window."""
    with _locked(shared / "chromium.lock"):
        path = chromium.find_chromium()
    with chromium.launch(path) as launched:
        yield launched


@pytest.fixture(scope="session")
def scan() -> Iterator[Scanner]:
    """A browser as `make cookies` starts it."""
    with scanner() as one:
        yield one


@pytest.fixture(scope="session")
def visit_of(browser: Browser) -> Iterator[VisitOf]:
    """Give the page of a reader with these options, of a site at this address, as if it were new.

    It is the page of the last such reader: a page takes half as long as it would in a browser that was never used. That
    nothing was stored there meanwhile is seen in the end.
    """
    known: dict[tuple[str, str], Visit] = {}

    def visit(origin: str, **options: Any) -> Visit:
        key = (origin, repr(sorted(options.items())))
        if key not in known:
            known[key] = Visit(browser.new_context(base_url=origin, **options), origin)
        known[key].begin(options)
        return known[key]

    yield visit
    stored = [one.context.storage_state() for one in known.values()]
    for one in known.values():
        one.context.close()
    assert [state for state in stored if state != {"cookies": [], "origins": []}] == []


@pytest.fixture
def open_page(visit_of: VisitOf, server: str) -> Iterator[OpenPage]:
    """Open pages, each for a reader with other options, and see afterwards that they kept quiet."""
    visits: list[Visit] = []

    def open_one(**options: Any) -> Page:
        visits.append(visit_of(server, **options))
        return visits[-1].page

    yield open_one
    assert [line for visit in visits for line in visit.complaints()] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page as most people see it."""
    return open_page()


@dataclass
class Visit:
    """What one reader's browser said and asked for."""

    context: BrowserContext
    origin: str
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the page and listen to it from the start."""
        self.page = self.context.new_page()
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("console", self._hear)

    def begin(self, options: Mapping[str, Any]) -> None:
        """Forget what was said, and be as a new page with these options is."""
        self.page.goto("about:blank")
        self.page.set_viewport_size(options.get("viewport", WINDOW))
        asked = {name: options.get(name, usual) for name, usual in USUAL.items()}
        self.page.emulate_media(media="null", **asked)
        self.messages.clear()
        self.requests.clear()

    def complaints(self) -> list[str]:
        """List what a quiet page would not have said, and whom it should not have asked."""
        own = (f"{self.origin}/", f"blob:{self.origin}/", "data:")
        return self.messages + [url for url in self.requests if not url.startswith(own)]

    def _hear(self, message: ConsoleMessage) -> None:
        # The browser remarks on a page that is itself missing; that is what a 404 page is.
        itself = message.location["url"].partition("#")[0] == self.page.url.partition("#")[0]
        if not (itself and message.text.startswith("Failed to load resource")):
            self.messages.append(f"{message.type}: {message.text} ({message.location['url']})")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and yield its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves early is no fault of the site."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for a missing address, as its host does."""
        missing = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not missing.exists():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
