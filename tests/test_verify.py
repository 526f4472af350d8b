"""`make verify` says in plain words whether a published site is what this checkout would publish, and since when not."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import lend_packages, noon_of, serve
from projects import COMPLETE
from publishing import __main__ as command
from publishing.about import About
from publishing.answers import UnreachableError
from publishing.comparing import SiteComparison, compare
from publishing.comparison_words import lines
from publishing.manifest import ABOUT, assets_folder, write_manifest
from publishing.sending import send
from publishing.target import target_of
from publishing.web import Web
from small_sites import files_of, make_site, style_of
from test_reproducible import copy_project, in_git

pytestmark = pytest.mark.slow

# The day on which the complete notice, which applies from 2027-03-01, is published.
DAY = "2027-02-01"
# What would write to the terminal of whoever asks.
ESCAPE = b'{"site": "", "commit": "\\u001b[2J", "inForce": null, "ledger": []}'


@pytest.fixture
def live(site: Path, tmp_path: Path) -> Path:
    """The real site, published."""
    send(site, str(tmp_path / "www"))
    return tmp_path / "www" / "current"


def said(place: str, site: Path) -> str:
    """Compare and report, outside of any repository."""
    return "\n".join(lines(place, compare(target_of(place), site), lambda *_: None))


def test_the_same_is_the_same_in_a_folder_and_on_the_web(site: Path, live: Path) -> None:
    assert "is what this checkout publishes" in said(str(live), site)
    with serve(live) as origin:
        assert "is what this checkout publishes" in said(origin, site)


def test_files_of_a_release_that_is_kept_are_no_difference_but_others_are(tmp_path: Path) -> None:
    """A folder whose name says what is in it could be made by anybody."""
    www, site = tmp_path / "www", make_site(tmp_path / "new", "new")
    send(make_site(tmp_path / "old", "old"), str(www))
    send(site, str(www))
    live, style = www / "current", style_of("old")
    assert (live / style).exists()
    assert "is what this checkout publishes" in said(str(live), site)
    foreign = assets_folder({"login.html": b"evil"})
    for name in (f"{foreign}/login.html", f"{Path(style).parent}/pay-here.html", "pay-here.html"):
        (live / name).parent.mkdir(exist_ok=True)
        (live / name).write_bytes(b"evil")
    (live / "linked").symlink_to(tmp_path)
    (live / "\x1b[2J").write_bytes(b"")
    put_there = ["\\x1b[2J", *sorted([f"{foreign}/login.html", f"{Path(style).parent}/pay-here.html"]), "linked", "pay-here.html"]
    assert f"somebody put them there:\n  {', '.join(put_there)}" in said(str(live), site)
    (live / style).write_bytes(b"evil")
    assert style in said(str(live), site)
    (www / "releases" / "000003-0123456789ab").mkdir()
    (www / "releases" / "000003-0123456789ab" / "SHA256SUMS").write_text(f"{'0' * 64}  pay-here.html\n", encoding="ascii")
    assert "pay-here.html, " in said(str(live), site)


def test_changed_and_missing_files_are_named(site: Path, live: Path) -> None:
    (live / "sv" / "index.html").write_text("other", encoding="utf-8")
    (live / "feed.atom").unlink()
    for place in (str(live), None):
        with serve(live) as origin:
            report = said(place or origin, site)
        assert "words that readers see were changed: sv/index.html" in report.partition("\n")[0]
        assert "not what the site's own manifest says" in report
        assert "or on the way by its host:\n  sv/index.html" in report
        assert "are not there:\n  feed.atom" in report


def test_manifest_that_was_made_to_fit_is_found_out(site: Path, live: Path) -> None:
    (live / "versions" / "2018-07-24" / "index.html").write_text("other", encoding="utf-8")
    write_manifest(live)
    report = said(str(live), site)
    assert "manifest says" not in report
    assert "version 2018-07-24: versions/2018-07-24/index.html" in report
    assert "words that readers see were changed: versions/2018-07-24/index.html" in report.partition("\n")[0]


def test_changed_text_is_dated(site: Path, live: Path) -> None:
    sealed = dict(json.loads((live / ABOUT).read_text(encoding="utf-8"))["ledger"])
    spoil(live, lambda about: about.update(ledger=list({**sealed, "2026-12-01": "0" * 64}.items())))
    assert "Since version 2026-12-01: its text is not the same. Its seal is 0000 0000 0000 0000 on the site" in said(str(live), site)
    later = {"2026-12-01": sealed["2026-12-01"], "2027-01-01": "1" * 64}
    spoil(live, lambda about: about.update(ledger=list(later.items())))
    assert "Since version 2018-07-24: this checkout has that version, the site does not." in said(str(live), site)


def test_site_of_another_day_is_said_to_be_late(site: Path, live: Path) -> None:
    spoil(live, lambda about: about.update({"inForce": "2017-01-01"}))
    assert "It shows 2017-01-01 as the version in force, this checkout 2018-07-24" in said(str(live), site)


@pytest.mark.parametrize(
    ("live_commit", "own", "commits", "words"),
    [
        ("a" * 40, "b" * 40, {("a", "b"): 3, ("b", "a"): 0}, "made of commit aaaaaaaaaaaa, 3 commits before"),
        ("a" * 40, "b" * 40, {("a", "b"): 0, ("b", "a"): 2}, "made of commit aaaaaaaaaaaa, 2 commits after"),
        ("a" * 40, "b" * 40, {}, "which this repository does not know"),
        ("a" * 40, None, {}, "not committed; the site was made of commit"),
        (None, "b" * 40, {}, "made of files that were not committed"),
    ],
)
def test_origin_is_said(live_commit: str | None, own: str | None, commits: dict[tuple[str, str], int], words: str) -> None:
    found = SiteComparison(About(own, "d", {}), About(live_commit, "d", {}), 9, (), (), (), ("index.html",), (), ())
    assert words in "\n".join(lines("x", found, lambda one, other: commits.get((one[0], other[0]))))


@pytest.mark.parametrize("content", [b"", b"<html>", b"0" * 64 + b"  ../../etc/passwd\n", b"0" * 64 + b"  a\n" + b"0" * 64 + b"  a\n"])
def test_what_is_no_manifest_is_said_to_be_none(site: Path, live: Path, content: bytes) -> None:
    (live / "SHA256SUMS").write_bytes(content)
    assert "has no SHA256SUMS" in said(str(live), site)


@pytest.mark.parametrize("content", [
    b"[]", b"{}", b'{"site": 1, "ledger": {}}', b'{"commit": null, "inForce": null, "ledger": [["x"]]}', b"\xff", b"[" * 100_000, ESCAPE,
])  # fmt: skip
def test_what_says_nothing_of_its_origin_is_said_to(site: Path, live: Path, content: bytes) -> None:
    (live / ABOUT).write_bytes(content)
    assert "does not say what it was made of" in said(str(live), site)


def test_place_that_cannot_be_read_is_told_apart(site: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="is no folder"):
        target_of(str(tmp_path / "nowhere"))
    with pytest.raises(UnreachableError, match="cannot be reached"):
        compare(target_of("http://127.0.0.1:9/"), site)


@pytest.mark.parametrize(
    "given", ["http://[", "https://", "http://a:99999999/", "http://:80/", "x" * 10_000, "~nobody-of-this-name/www", "ftp://a.fi/"]
)
def test_what_is_no_place_is_told_in_words(given: str) -> None:
    with pytest.raises(UnreachableError, match=r"no (folder|host|address)"):
        target_of(given)


def test_address_and_folder_may_be_written_in_every_usual_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert isinstance(target_of("HTTP://127.0.0.1:9"), Web)
    assert isinstance(target_of("Https://A.example/notice"), Web)
    assert not isinstance(target_of("~/"), Web)


@pytest.mark.parametrize(("same", "code"), [(True, 0), (False, 1), (None, 2)])
def test_end_of_the_command_says_whether_it_could_be_told(monkeypatch: pytest.MonkeyPatch, same: bool | None, code: int) -> None:
    monkeypatch.setattr(command, "verify", lambda *_: (same, "said"))
    monkeypatch.setattr("sys.argv", ["publishing", "verify", "www"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == code


def test_words_of_another_day_are_not_called_changed(site: Path, live: Path) -> None:
    (live / "en" / "index.html").write_text("<p>Other", encoding="utf-8")
    spoil(live, lambda about: about.update({"ledger": about["ledger"][:1]}))
    assert said(str(live), site).startswith(f"{live}: words that readers see are not those of this checkout: en/index.html.\n")


def test_publish_verify_and_roll_back_as_their_users_do(tmp_path: Path) -> None:
    """A draft that is held back stays out; finished, it is frozen, recorded in git, built, public. Everything else stays as it was."""
    project, www = copy_project(tmp_path / "project"), tmp_path / "www"
    shutil.rmtree(project / "docs")
    shutil.copytree(COMPLETE, project / "docs")
    lend_packages(project, loaded=True)
    assert make(project, "freeze").returncode == 0
    add_draft(project, "2027-06-01 .draft")
    in_git(project)
    done = make(project, "publish", f"TO={www}")
    assert done.returncode == 0, done.stdout
    assert [name for name, content in files_of(www / "current").items() if b"2027-06-01" in content] == []
    finish_draft(project)
    done = make(project, "publish", f"TO={www}")
    assert done.returncode == 0, done.stdout
    assert git(project, "log", "-1", "--format=%s") == "Publish version 2027-06-01"
    assert git(project, "status", "--porcelain") == ""
    about = json.loads((www / "current" / ABOUT).read_text(encoding="utf-8"))
    assert about["commit"] == git(project, "rev-parse", "HEAD")
    assert [id for id, _ in about["ledger"]] == ["2027-03-01", "2027-06-01"]
    verified = make(project, "verify", f"URL={www}/current")
    assert (verified.returncode, "is what this checkout publishes" in verified.stdout) == (0, True), verified.stdout
    spoil_and_publish(project, www)
    assert make(project, "publish", f"TO={www}", day="2025-01-01").stdout.count("the clock of this machine says 2025-01-01") == 1
    assert "is taken back" in make(project, "rollback", f"TO={www}").stdout
    assert b"2027-06-01" not in (www / "current" / ABOUT).read_bytes()
    assert not list(project.glob(".site.*"))


def spoil_and_publish(project: Path, www: Path) -> None:
    """A mistake in the text in the making is told, and keeps nothing that was published from the public."""
    page = project / "docs" / "index.sv.md"
    whole = page.read_bytes()
    page.write_bytes(whole + b"\n<script>alert(1)</script>\n")
    before = (www / "current").readlink()
    done = make(project, "publish", f"TO={www}")
    assert "Error 1" in done.stdout
    assert re.search(r"^docs/index\.sv\.md:\d+: HTML och kod används inte i texten: <script>", done.stdout, re.MULTILINE)
    assert "Nothing to do: release" in done.stdout
    assert "What was refused above waits; it is published once that is put right." in done.stdout
    assert (www / "current").readlink() == before
    page.write_bytes(whole)


def make(project: Path, *arguments: str, day: str = DAY) -> "subprocess.CompletedProcess[str]":
    """Run make as its users do."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = {**own, "PDF": "false", "SOURCE_DATE_EPOCH": str(noon_of(day))}
    return subprocess.run(
        ["make", *arguments], cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120
    )


def add_draft(project: Path, day: str) -> None:
    """Begin a version whose text is the same but for a fact."""
    for language, title in (("fi", "Puhelinnumero"), ("sv", "Telefonnummer"), ("en", "Telephone")):
        history = project / "docs" / f"history.{language}.md"
        before, mark, after = history.read_text(encoding="utf-8").partition("\n## ")
        history.write_text(f"{before}\n## {title} {{#{day}}}\n\n{title}.\n{mark}{after}", encoding="utf-8")
    facts = project / "docs" / "notice.yml"
    text = facts.read_text(encoding="utf-8")
    assert text.count("+358 18 12345") == 1
    facts.write_text(text.replace("+358 18 12345", "+358 18 12346"), encoding="utf-8")


def finish_draft(project: Path) -> None:
    """Take the mark away that holds it back, and commit that."""
    for history in (project / "docs").glob("history.*.md"):
        history.write_text(history.read_text(encoding="utf-8").replace(" .draft}", "}"), encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "Finished")


def git(project: Path, *arguments: str) -> str:
    """Give what git prints."""
    return subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True, text=True).stdout.strip()


def spoil(live: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a site says of itself, and its manifest with it."""
    about = json.loads((live / ABOUT).read_text(encoding="utf-8"))
    change(about)
    (live / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    write_manifest(live)
