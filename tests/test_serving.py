"""nginx and Caddy, as the project configures them, serve the published site; all that is tested of one holds for the other."""

import gzip
import http.client
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

import web_servers
from built import LANGUAGES
from conftest import Visit, serve
from killing import in_child
from nightly import at_night
from notice.assets.headers import HEADERS, IMMUTABLE
from publishing.comparing import compare
from publishing.manifest import HEADERS_FILE, manifest_in
from publishing.sending import send
from publishing.target import target_of
from small_sites import MARKS, PAGES, make_site

pytestmark = pytest.mark.slow

SERVERS = {"nginx": web_servers.nginx, "caddy": web_servers.caddy}
# By the name of a file, or by how it ends. What stands in the last two is packed already, or a picture.
KINDS = {
    "feed.json": "application/feed+json", "SHA256SUMS": "text/plain", "_headers": "text/plain", ".html": "text/html", ".txt": "text/plain",
    ".json": "application/json", ".atom": "application/atom+xml", ".xml": "application/xml", ".md": "text/markdown", ".csv": "text/csv",
    ".ttl": "text/turtle", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
}  # fmt: skip
PACKED = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".ico": "image/x-icon", ".png": "image/png",
}  # fmt: skip
# Another name for the same.
SAME = {"text/xml": "application/xml", "image/vnd.microsoft.icon": "image/x-icon"}
LOOKS = """() => Object.fromEntries([...document.querySelectorAll("body, main, h1, header, footer")].map(
    element => [element.localName, ["margin", "display", "font", "color", "maxWidth"].map(name => getComputedStyle(element)[name])]
))"""
BY_LANGUAGE = {
    "nginx": {"# if ($notice_preferred)": "if ($notice_preferred)", "# add_header Vary": "add_header Vary"},
    "caddy": {
        "# @swedish": "@swedish", "# \tpath /": "\tpath /", "# \theader_regexp": "\theader_regexp", "# \tnot header": "\tnot header",
        "# }": "}", "# redir": "redir", "# header /": "header /",
    },
}  # fmt: skip


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Message
    body: bytes


def ask(origin: str, path: str, **headers: str) -> Answer:
    """Ask a server for a path, and follow nothing."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=30)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="module", params=SERVERS)
def origin(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that serves the real site, published as `make publish` does."""
    folder = tmp_path_factory.mktemp(request.param)
    send(site, str(folder / "www"))
    with SERVERS[request.param](folder / "www" / "current", folder / "run") as address:
        yield address


def test_every_file_is_served_whole(origin: str, site: Path) -> None:
    for name in manifest_in(site):
        path = name.removesuffix("index.html") if name.endswith("index.html") else name
        answer = ask(origin, f"/{path}")
        assert (answer.status, answer.body) == (200, (site / name).read_bytes()), name
        kind = answer.headers.get_content_type()
        assert SAME.get(kind, kind) == _kind(name), name
        assert not kind.startswith("text/") or "." not in name.rpartition("/")[2] or answer.headers.get_content_charset() == "utf-8", name


def _kind(name: str) -> str:
    """Give the type of a file; every ending that a file of the site has must be known."""
    kinds, file = {**KINDS, **PACKED}, name.rpartition("/")[2]
    return kinds[file] if file in kinds else kinds[file[file.rindex(".") :]]


def test_a_site_served_so_is_told_to_be_the_same(origin: str, site: Path) -> None:
    found = compare(target_of(origin), site)
    assert found is not None
    assert (found.same, found.protected) == (True, True), found


def test_headers_come_with_every_answer(origin: str, site: Path) -> None:
    asset = next(name for name in manifest_in(site) if name.startswith("assets/"))
    for path in ("/", "/sv/cookies/", "/privacy.json", "/feed.atom", "/feed.json", "/privacy.ttl", "/no/such/page", f"/{asset}"):
        answer = ask(origin, path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
        assert answer.headers["Cache-Control"] == (IMMUTABLE if path == f"/{asset}" else "no-cache")
        assert not re.search(r"\d", answer.headers.get("Server", "")), "the server tells its version"
    assert ask(origin, "/assets/0123456789abcdef/gone.css").headers["Cache-Control"] == "no-cache"


def test_static_hosts_are_told_the_same(site: Path) -> None:
    everywhere, assets = (site / HEADERS_FILE).read_text(encoding="utf-8").split("/assets/*\n")
    assert dict(line.strip().split(": ", 1) for line in everywhere.splitlines()[1:]) == HEADERS
    assert assets.strip() == f"Cache-Control: {IMMUTABLE}"


def test_compression(origin: str) -> None:
    for path in ("/", "/privacy.json", "/feed.atom", "/index.md", "/privacy.ttl", "/exports/purposes.csv", "/feed.json", "/sitemap.xml"):
        plain, packed = ask(origin, path), ask(origin, path, Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip", path
        assert "accept-encoding" in packed.headers["Vary"].casefold()
        assert gzip.decompress(packed.body) == plain.body


def test_reader_who_has_it_already_is_told_so(origin: str) -> None:
    tag = ask(origin, "/").headers["ETag"]
    assert ask(origin, "/", If_None_Match=tag).status == 304


def test_missing_page_answers_in_the_language_of_its_address(origin: str) -> None:
    expected = {"/sv/no-such-page/": "sv", "/en/a/b/c": "en", "/no-such-page": "fi", "/xx/yy/": "fi", "/assets/": "fi"}
    for path, language in expected.items():
        answer = ask(origin, path)
        assert answer.status == 404
        assert f'<html lang="{language}" ' in answer.body.decode(), path


def test_address_without_its_slash_leads_to_the_one_with_it(origin: str) -> None:
    answer = ask(origin, "/sv/cookies")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == "/sv/cookies/"


@pytest.mark.parametrize("server", SERVERS)
def test_language_by_choice(server: str, site: Path, tmp_path: Path) -> None:
    with SERVERS[server](site, tmp_path / "run", BY_LANGUAGE[server]) as address:
        swedish = ask(address, "/", Accept_Language="sv-SE,sv;q=0.9,fi;q=0.8")
        assert (swedish.status, swedish.headers["Location"]) == (302, "/sv/")
        assert "accept-language" in ", ".join(swedish.headers.get_all("Vary", [])).casefold()
        within = {"Accept_Language": "sv", "Sec_Fetch_Site": "same-origin"}
        for headers in ({}, {"Accept_Language": "fi, sv"}, {"Accept_Language": "de"}, {"Accept_Language": "svx"}, within):
            assert ask(address, "/", **headers).status == 200, headers
        assert ask(address, "/cookies/", Accept_Language="sv").status == 200


def test_language_is_the_readers_own_choice_by_default(origin: str) -> None:
    for language in LANGUAGES:
        assert ask(origin, "/", Accept_Language=language).status == 200


def test_pages_work_under_the_policy(origin: str, site: Path, browser: Browser) -> None:
    """What a server sends beside it hides nothing: pages look as they do where nothing is sent, and the browser reports nothing."""
    with serve(site) as plain:
        for path in ("/", "/sv/history/", "/en/versions/2018-07-24/", "/en/developers/", "/no-such-page/", "/sv/no-such-page/"):
            looks = []
            for address in (origin, plain):
                visit = Visit(browser.new_context(base_url=address), address)
                visit.page.goto(path)
                looks.append(visit.page.evaluate(LOOKS))
                visit.context.close()
                assert visit.complaints() == []
            assert looks[0] == looks[1], path
            assert looks[0]["body"][0] == "0px", "no style applies"


def test_page_is_in_nobodys_frame(origin: str, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<!doctype html><title>Evil</title><iframe src="{origin}/"></iframe>', encoding="utf-8")
    with serve(tmp_path) as evil:
        page = browser.new_page()
        page.goto(evil)
        assert page.frames[1].url != f"{origin}/"
        page.close()


def test_server_starts_before_there_is_a_certificate(tmp_path: Path) -> None:
    proof = tmp_path / "challenges" / ".well-known" / "acme-challenge" / "token"
    proof.parent.mkdir(parents=True)
    proof.write_text("proof", encoding="ascii")
    with web_servers.nginx_http(tmp_path / "challenges", tmp_path / "run") as address:
        assert ask(address, "/.well-known/acme-challenge/token").body == b"proof"
        assert ask(address, "/.well-known/acme-challenge/other").status == 404
        other = ask(address, "/sv/?a=b")
        assert (other.status, other.headers["Location"]) == (301, "https://notice.example.org/sv/?a=b")
        assert other.headers["Server"] == "nginx"


def test_configuration_is_whole_as_it_stands(tmp_path: Path) -> None:
    """With a certificate, and nothing else, it is ready."""
    key = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=notice"]
    web_servers.run([*key, "-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")])
    text = "\n".join((web_servers.DEPLOY / name).read_text(encoding="utf-8") for name in ("nginx-http.conf", "nginx.conf"))
    certified = text.replace("/etc/letsencrypt/live/notice.example.org", str(tmp_path))
    (tmp_path / "site.conf").write_text(certified, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(web_servers.AROUND.format(run=tmp_path), encoding="utf-8")
    web_servers.run([web_servers.find("nginx"), "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    web_servers.run([web_servers.find("caddy"), "validate", "--adapter", "caddyfile", "--config", str(web_servers.DEPLOY / "Caddyfile")])


@pytest.mark.parametrize("server", at_night(SERVERS, unless=lambda server: server == "nginx"))
def test_every_answer_is_old_or_new_while_publishing_is_killed(server: str, tmp_path: Path) -> None:
    sites = {mark: make_site(tmp_path / mark, mark) for mark in MARKS}
    target = tmp_path / "www"
    send(sites["old"], str(target))
    with SERVERS[server](target / "current", tmp_path / "run") as address, readers(address, list(sites.values())) as wrong:
        kill_again_and_again(sites, target)
        send(sites["old"], str(target))
        send(sites["new"], str(target))
        last = ask(address, "/").body
    assert wrong == []
    assert last == (sites["new"] / "index.html").read_bytes()


@contextmanager
def readers(address: str, sites: list[Path]) -> Iterator[list[str]]:
    """Three who read all pages meanwhile; the list is of answers that are of none of `sites`."""
    allowed = {name: {(site / name).read_bytes() for site in sites} for name in PAGES}
    wrong: list[str] = []
    stop = threading.Event()
    threads = [threading.Thread(target=read, args=(address, allowed, stop, wrong)) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def read(address: str, allowed: dict[str, set[bytes]], stop: threading.Event, wrong: list[str]) -> None:
    """As one who has a file already and asks whether it has changed."""
    kept: dict[str, tuple[str, bytes]] = {}
    while not stop.is_set():
        for name in PAGES:
            tag, before = kept.get(name, ("", b""))
            answer = ask(address, f"/{name.removesuffix('index.html')}", If_None_Match=tag)
            body = before if answer.status == 304 else answer.body
            if answer.status not in (200, 304) or body not in allowed[name]:
                wrong.append(f"{name}: {answer.status}")
            kept[name] = (answer.headers["ETag"], body)


def kill_again_and_again(sites: dict[str, Path], target: Path) -> None:
    chance = random.Random(1)  # noqa: S311 (it is no secret)
    for number in range(24):
        child = in_child(lambda mark=MARKS[number % 2]: send(sites[mark], str(target)))  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.08))
        web_servers.kill(child)
