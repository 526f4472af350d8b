"""Every number that something depends on is tried one below, on it, and one above."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from in_the_ledger import name_of
from notice import seal
from notice.assets.budgets import UNITS, Weight, over_budget
from notice.docs_folder import fitting_files
from notice.facts import parse_facts
from notice.freezing import freeze
from notice.ledger import SUMS
from notice.located_yaml import read_yaml
from notice.new_draft import RefusedError, new_version
from notice.output.faults import Fault, FaultKind, problems, shortened
from notice.problems import NoticeError
from notice.redline import inline_redline, redline
from notice.seal import read_sealed, seal_of
from notice.size_limits import refuse_endless
from publishing import releases
from publishing.answers import UnreachableError, read
from publishing.comparison_words import _list as listed
from publishing.folder import Folder
from publishing.sending import send
from said import Said
from small_notices import FACTS, SmallNotice, reader
from small_sites import make_site


def around(number: int) -> list[int]:
    """Give one less, the number itself, and one more."""
    return [number - 1, number, number + 1]


def refused(work: Callable[..., object], *given: object) -> bool:
    """Whether it is refused."""
    try:
        work(*given)
    except (NoticeError, RefusedError):
        return True
    return False


JUST_TOO_MANY = [False, False, True]


# ---- How long a text, and how large a file may be


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (300_000, lambda count: ("a" * 999 + "\n") * 299 + "a" * (count - 299_000)),
        (3_000, lambda count: "a\n" * (count - 1) + "a"),
        *((2_000, lambda count, sign=sign: f"a{sign}" * count) for sign in "[<*_`\\>"),
        *((10, lambda count, mark=mark: f"a\n\n{mark * count}a") for mark in ("- ", "+ ", "* ", "> ", ">", "1. ", "    ", "\t")),
    ],
    ids=["characters", "lines", *"[<*_`\\>", "-", "+", "list", "quote", "tight quote", "numbered", "indented", "tab"],
)
def test_text_that_would_keep_a_build_busy(most: int, text: Callable[[int], str]) -> None:
    assert [refused(refuse_endless, text(count), "index.en.md") for count in around(most)] == JUST_TOO_MANY


def test_yaml_is_neither_long_nor_deep() -> None:
    assert [refused(read_yaml, f"a: {'b' * (count - 3)}", "notice.yml") for count in around(500_000)] == JUST_TOO_MANY
    assert [refused(read_yaml, "[" * count + "]" * count, "notice.yml") for count in around(20)] == JUST_TOO_MANY


def stated(find: str, put: str) -> bool:
    """Whether the smallest facts may have this in them."""
    return not refused(parse_facts, FACTS.replace(find, put), "docs/notice.yml", ("en",))


def test_line_of_the_facts_has_some_characters_but_not_thousands() -> None:
    assert [stated("{name: Oy}", f'{{name: "{"x" * length}"}}') for length in (0, 1, *around(2_000))] == [False, True, True, True, False]


def test_notice_period_is_no_negative_number_of_days() -> None:
    assert [stated("purposes:", f"notice_period_days: {days}\npurposes:") for days in around(0)] == [False, True, True]


def test_file_has_at_most_two_million_bytes(tmp_path: Path) -> None:
    """In the working text, when it is frozen, and when it is read as a version."""
    found = []
    for size in around(2_000_000):
        files = {"notice.yml": b"a: b\n", "index.en.md": b"x" * size}
        docs, sealed = (written(tmp_path / str(size) / name, files) for name in ("docs", "sealed"))
        version = docs / "versions", "2026-01-01", None, tmp_path / "staging"
        read_again = refused(read_sealed, sealed, "sealed", name_of("2026-12-01"))
        found.append((fitting_files(docs, ["en"])[1] != [], refused(freeze, files, *version), read_again))
    assert found == [(large,) * 3 for large in JUST_TOO_MANY]


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a new folder, with their seal if that is its name."""
    folder.mkdir(parents=True)
    for name, content in {**files, **({SUMS: seal_of(files, None).encode()} if folder.name == "sealed" else {})}.items():
        (folder / name).write_bytes(content)
    return folder


def test_version_has_at_most_so_many_files_its_seal_among_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever can be frozen can be read."""
    assert seal.MAX_FILES == 500
    for module in ("notice.seal", "notice.freezing"):
        monkeypatch.setattr(f"{module}.MAX_FILES", 5)
    found = []
    for count in around(4):
        files = {"notice.yml": b"a: b\n", **{f"page-{number}.en.md": b"" for number in range(count - 1)}}
        sealed = written(tmp_path / str(count) / "sealed", files)
        version = sealed / "versions", "2026-01-01", None, tmp_path / "staging"
        found.append((refused(read_sealed, sealed, "sealed", name_of("2026-12-01")), refused(freeze, files, *version)))
    assert found == [(many,) * 2 for many in JUST_TOO_MANY]


def test_title_of_a_version_has_at_most_so_many_characters(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    begin = notice.on("2026-06-01"), "2026-07-01"
    assert [refused(new_version, *begin, {"en": "x" * length}, reader().renderer) for length in around(120)] == JUST_TOO_MANY


@pytest.mark.parametrize("name", UNITS)
def test_page_may_use_its_whole_budget(name: str) -> None:
    budget = Weight(14_600, 25_000, 4)
    pages = {str(value): replace(budget, **{name: value}) for value in around(getattr(budget, name))}
    [found] = over_budget(pages, budget)
    most, unit = getattr(budget, name), UNITS[name].text("en")
    assert found.text("en").startswith(f"{most + 1} needs {most + 1} {unit}, and {most} are")


def test_file_of_a_published_site_is_read_up_to_fifty_million_bytes(tmp_path: Path) -> None:
    found: list[int | str] = []
    for size in around(50_000_000):
        with (tmp_path / "file").open("wb") as file:
            os.ftruncate(file.fileno(), size)
        try:
            found.append(len(read(Folder(tmp_path), "file") or b""))
        except UnreachableError as error:
            found.append(str(error))
    assert found == [49_999_999, 50_000_000, "file: it has more than 50000000 bytes."]


# ---- How many are shown, and how many stay


def test_so_many_releases_stay_and_the_public_one_is_among_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert releases.MOST_RELEASES == 10
    monkeypatch.setattr(releases, "MOST_RELEASES", 3)
    target, found = tmp_path / "www", []
    for number in range(1, 6):
        send(make_site(tmp_path / "site", f"n{number}", size=200), str(target))
        found.append([int(path.name[:6]) for path in sorted((target / "releases").iterdir())])
        assert (releases.Releases(target).public() or "").startswith(f"{number:06}-")
    assert found == [[1], [1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5]]


def test_site_that_was_taken_back_may_come_again_once_something_else_was_public(tmp_path: Path) -> None:
    target, (first, second, third) = tmp_path / "www", [make_site(tmp_path / mark, mark, size=200) for mark in ("one", "two", "six")]
    for site in (first, second):
        send(site, str(target))
    releases.Releases(target).back()
    assert (target / "taken-back").exists()
    send(third, str(target))
    assert not (target / "taken-back").exists()
    assert send(second, str(target)).startswith("Release 000004-")


def test_so_many_names_are_shown_and_the_others_are_counted() -> None:
    shown = [listed(str(number) for number in range(count)) for count in around(10)]
    assert [text.partition(" and ")[2] for text in shown] == ["", "", "1 more"]
    assert shown[2].startswith("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and")


def test_so_many_places_of_one_fault_are_shown() -> None:
    faults = [Fault(f"{n}.html", 1, FaultKind.TAGS, Said("Wrong.")) for n in range(5)]
    found = [str(*problems(faults[:count], "site")) for count in (1, 2, 4, 5)]
    assert [text.partition("Wrong.")[2] for text in found] == [
        "",
        " The same at 1.html:1.",
        " The same at 1.html:1, 2.html:1, 3.html:1.",
        " The same at 1.html:1, 2.html:1, 3.html:1 and 1 more.",
    ]


def test_words_are_cut_where_they_are_too_long() -> None:
    assert [shortened("x" * length) for length in around(80)] == ["x" * 79, "x" * 80, "x" * 79 + "…"]


# ---- What a redline takes for the same, written otherwise

MARKS, OTHERS, NEWS = "←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⇔⇕⇖⇗⇘⇙", "∀∂∃∅∇∈∋∑−√∝∞∟∠∧∨∩∪∫∴", "■□▲△▼▽◆◇○●◢◣◤◥★☆☎☏☜☝"
WORDS = [f"word{number}" for number in range(20)]


def test_words_are_compared_from_eight_common_ones_in_twenty() -> None:
    """With fewer, the text was written anew, and is shown as such."""
    texts = [(MARKS[:common] + OTHERS[common:], MARKS[:common] + NEWS[common:]) for common in around(8)]
    anew, *compared = (inline_redline(old, new) for old, new in texts)
    assert anew == f"<del>{texts[0][0]}</del> <ins>{texts[0][1]}</ins>"
    assert [text.partition("<")[0] for text in compared] == [MARKS[:8], MARKS[:9]]


def test_paragraphs_are_one_that_changed_from_seven_common_words_in_twenty() -> None:
    paragraphs = []
    for common in around(7):
        old, new = (" ".join([*WORDS[:common], *(f"{kind}{word}" for word in WORDS[common:])]) for kind in ("old", "new"))
        paragraphs.append(redline(f"<p>{old}</p>", f"<p>{new}</p>").count("<p>"))
    assert paragraphs == [2, 1, 1]
