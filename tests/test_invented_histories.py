"""Whole histories are taken over without a hand on their texts, frozen, and read as a site. All of it takes 8 s of processor time."""

import re
from pathlib import Path

import pytest

from import_history import write_drafts
from in_the_ledger import freeze_all
from invented_histories import Found, history, lay, topics
from nightly import at_night
from notice.history_import.found_texts import read_found
from notice.history_import.made_drafts import HistoryImport, import_history
from small_notices import SmallNotice, reader
from small_site import SmallSite

pytestmark = pytest.mark.slow

TODAY = "2026-06-01"
ID = re.compile(r"^#+ .*\{#([^ }]+).*\}$", re.MULTILINE)
HISTORIES = {"one language": (49, ("en",), 5), "three languages": (15, ("fi", "sv", "en"), 11), "named apart": (15, ("fi", "sv", "en"), 51)}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\{#[^}]*\}", "", text))


def decoded(content: bytes) -> str:
    return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


@pytest.fixture(params=at_night(HISTORIES, unless=lambda name: name == "three languages"))
def lived(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Found, HistoryImport, SmallNotice]:
    """A history, what is made of it, and the notice whose site it comes to."""
    count, languages, seed = HISTORIES[request.param]
    found = history(count, languages, seed)
    lay(found, tmp_path / "old")
    notice = SmallNotice(tmp_path / "docs", languages=languages)
    notice.facts = notice.facts.replace("source: en", f"source: {languages[0]}")
    notice.begin("2026-07-01")
    made = import_history(read_found(tmp_path / "old", languages), notice.on(TODAY), reader(languages))
    return found, made, notice


def test_history_is_taken_over_and_published(lived: tuple[Found, HistoryImport, SmallNotice]) -> None:
    found, made, notice = lived
    assert [draft.id for draft in made.drafts] == sorted(found)
    assert made.left_out == ()
    files = {draft.id: draft.files for draft in made.drafts}
    for day, texts in found.items():
        for language, (content, _) in texts.items():
            assert words(files[day][f"index.{language}.md"].decode()) == words(decoded(content))
    called: dict[str, set[str]] = {}
    for day, language, about in topics(found):
        ids = ID.findall(files[day][f"index.{language}.md"].decode())
        assert len(ids) == len(set(ids)) == len(about) + 1
        assert ids[0] == "notice"
        for topic, id in zip(about, ids[1:], strict=True):
            called.setdefault(topic, set()).add(id)
    assert {topic: ids for topic, ids in called.items() if len(ids) > 1} == {}
    assert len(set.union(*called.values())) == len(called)
    write_drafts(made.drafts, notice.docs)
    done, refused = freeze_all(lambda: notice.on(TODAY), notice.docs)
    assert len(done) == len(found)
    assert [line for line in refused if "docs/drafts" in line] == []
    public = notice.on(TODAY, public=True)
    assert [entry.id for entry in public.timeline.ledger.entries] == sorted(found)
    assert {str(entry.imported) for entry in public.timeline.ledger.entries} == {TODAY}
    assert SmallSite.of(notice.on(TODAY)).faults() == []
