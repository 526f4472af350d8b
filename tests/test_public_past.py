"""What is public on a server is compared before anything follows it: its ledger, and every file beside those that came."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.extract import NotLandedError
from publishing.manifest import ABOUT, SUMS
from publishing.releases import LOOK, MOST_RELEASES, NOTHING_BEFORE
from publishing.sending import known_at, send, take_back
from small_sites import files_of, make_site, style_of

A, B, C = ((f"20{year}-01-01", f"{year:064}") for year in (20, 21, 22))
Spoil = Callable[[Path], object]


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """A server's folder, on which two entries are public, the second since the second release."""
    for number, ledger in enumerate(([A], [A, B])):
        send(make_site(tmp_path / f"n{number}", f"n{number}", ledger=ledger), str(tmp_path / "www"))
    return tmp_path / "www"


def follow(www: Path, mark: str, *ledger: tuple[str, str], first: bool = False) -> list[str]:
    """Send another site; give the lines that are said."""
    return send(make_site(www.parent / mark, mark, ledger=ledger), str(www), first).splitlines()


def looked_at(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(LOOK)]


def test_empty_target_says_that_nothing_vouches_for_the_past(tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert known_at(str(www)) == []
    assert not www.exists(), "asking makes nothing"
    (said,) = follow(www, "one", A)
    assert said.endswith(f"is public. {NOTHING_BEFORE}")
    (said,) = follow(www, "two", A, B)
    assert NOTHING_BEFORE not in said
    assert known_at(str(www)) == [A, B]


def about_rewritten(www: Path) -> None:
    (www / "current" / ABOUT).write_text(json.dumps({"inForce": None, "ledger": [A]}), encoding="utf-8")


def list_made_anew(www: Path) -> None:
    about_rewritten(www)
    (www / "current" / SUMS).write_text(f"{'0' * 64}  {ABOUT}\n", encoding="utf-8")


def link_elsewhere(www: Path) -> None:
    copy = shutil.copytree(www / "current", www.parent / "copy" / (www / "current").resolve().name)
    (www / "current").unlink()
    (www / "current").symlink_to(copy)


UNREAD: dict[str, Spoil] = {
    "publication.json is gone": lambda www: (www / "current" / ABOUT).unlink(),
    "publication.json is no text": lambda www: (www / "current" / ABOUT).write_bytes(b"\xff"),
    "publication.json lists less": about_rewritten,
    "and its list is made anew": list_made_anew,
    "the release is gone": lambda www: shutil.rmtree((www / "current").resolve()),
    "the link is gone": lambda www: (www / "current").unlink(),
}


@pytest.mark.parametrize("spoil", UNREAD.values(), ids=UNREAD)
def test_where_the_past_cannot_be_read_nothing_new_follows_unless_somebody_vouches_for_it(www: Path, spoil: Spoil) -> None:
    spoil(www)
    assert known_at(str(www)) is None
    with pytest.raises(NotLandedError, match="cannot be read, so that nobody can tell whether it stays"):
        follow(www, "new", A, B, C)
    with pytest.raises(NotLandedError, match=r"2020-01-01 is public there with the seal .* lacks it"):
        follow(www, "alt", B, C, first=True)
    assert "is public" in follow(www, "new", A, B, C, first=True)[0]
    assert known_at(str(www)) == [A, B, C]


@pytest.mark.parametrize("spoil", [UNREAD["publication.json lists less"], UNREAD["publication.json is gone"]])
def test_same_site_is_put_right_without_a_word_of_the_past(www: Path, spoil: Spoil) -> None:
    spoil(www)
    said = send(www.parent / "n1", str(www)).splitlines()
    assert looked_at(said)[0].partition(": ")[2].partition("published: ")[2].startswith(f"'{ABOUT}'.")
    assert known_at(str(www)) == [A, B]


def test_what_is_public_already_takes_effect_although_the_past_cannot_be_read(www: Path) -> None:
    """No entry is new by the release before, which has all of them."""
    follow(www, "n3", A, B)
    (www / "current" / ABOUT).unlink()
    assert "is public" in follow(www, "n4", A, B)[0]


def test_nothing_can_be_told_where_no_release_is_as_it_came(www: Path) -> None:
    for release in (www / "releases").iterdir():
        (release / SUMS).write_text("", encoding="ascii")
    with pytest.raises(NotLandedError, match="FIRST=yes"):
        follow(www, "new", A, B)


def test_what_only_an_earlier_release_had_stays_too(www: Path) -> None:
    """Nothing that was ever public is taken out of the ledger, also if its release was taken back."""
    take_back(str(www))
    with pytest.raises(NotLandedError, match="2021-01-01 is public there"):
        follow(www, "new", A, C)


def foreign_assets(shown: Path) -> None:
    (shown / "assets" / ("0" * 16)).mkdir()
    (shown / "assets" / ("0" * 16) / "x.html").touch()


def page_that_is_a_link(shown: Path) -> None:
    (shown / "index.html").unlink()
    (shown / "index.html").symlink_to("404.html")


ADDED: dict[str, tuple[Spoil, str]] = {
    "a file": (lambda shown: (shown / "phish.html").write_text("x"), "'phish.html'"),
    "a hidden file": (lambda shown: (shown / "sv" / ".htaccess").write_text("x"), "'sv/.htaccess'"),
    "a link": (lambda shown: (shown / "link").symlink_to("/etc/passwd"), "'link'"),
    "a link to a folder": (lambda shown: (shown / "more").symlink_to("/etc"), "'more'"),
    "a folder of assets": (foreign_assets, f"'assets/{'0' * 16}/x.html'"),
    "another asset": (lambda shown: (shown / style_of("n0")).write_text("x"), f"'{style_of('n0')}'"),
    "other words": (lambda shown: (shown / "index.html").write_text("x"), "'index.html'"),
    "a page that is a link": (page_that_is_a_link, "'index.html'"),
    "a page less": (lambda shown: (shown / "sv" / "index.html").unlink(), "'sv/index.html'"),
    "an escape sequence": (lambda shown: (shown / "\x1b[2J\n").write_text("x"), r"'\x1b[2J\n'"),
}


@pytest.mark.parametrize(("spoil", "named"), ADDED.values(), ids=ADDED)
def test_what_somebody_put_into_the_public_release_is_named_and_goes(www: Path, spoil: Spoil, named: str) -> None:
    spoil(www / "current")
    said = send(www.parent / "n1", str(www)).splitlines()
    assert said[0].startswith("Release 000003-")
    assert looked_at(said) == [line for line in said if named in line] != []
    shown = files_of(www / "current")
    assert {name: shown[name] for name in files_of(www.parent / "n1")} == files_of(www.parent / "n1")
    assert send(www.parent / "n1", str(www)).startswith("Nothing to do")


def test_link_that_leads_elsewhere_is_named(www: Path) -> None:
    link_elsewhere(www)
    said = send(www.parent / "n1", str(www)).splitlines()
    assert "not as it was published: 'current'." in looked_at(said)[0]
    assert (www / "current").resolve().parent == (www / "releases").resolve()


def test_assets_of_releases_that_are_gone_are_not_foreign(www: Path) -> None:
    for number in range(2, 3 * MOST_RELEASES):
        assert looked_at(follow(www, f"n{number:02}", A, B)) == []


def test_what_was_taken_back_does_not_come_back_unsaid(www: Path) -> None:
    take_back(str(www))
    said = looked_at(follow(www, "new", A, B, C))
    assert len(said) == 1
    assert "what was taken back comes with it (2021-01-01), unless it was put right" in said[0]
    assert looked_at(follow(www, "alt", A, B, C)) == []
