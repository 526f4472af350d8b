"""A section of a translation that stands in the place of one of the original is told its id, and that ends the matter."""

import re
from pathlib import Path

import pytest

from notice.problems import NoticeError
from small_notices import FACTS, HEAD, SmallNotice

MEMBERS = HEAD + "# Members {#members}\n\nText.\n\n## Membership {#membership}\n\nText.\n"
BESIDE = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\n## Who {#controller}\n\n## Orders {#orders}\n\n## More {#more}\n"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ({"{#orders}": "{#order}"}, {11: "orders"}),  # what nearly is the id of a fact is another one all the same
        ({"{#orders}": "{#tilaukset}", "{#controller}": "{#kuka}"}, {9: "controller", 11: "orders"}),
        ({"{#notice}": "{#seloste}"}, {5: "notice"}),
        ({"## More {#more}": "## Lisää {#lisaa}"}, {13: "more"}),
    ],
)
def test_section_in_the_place_of_another_is_told_its_id_alone(tmp_path: Path, change: dict[str, str], lines: dict[int, str]) -> None:
    translated = BESIDE
    for written, other in change.items():
        translated = translated.replace(written, other)
    notice = SmallNotice(tmp_path / "docs", languages=("en", "fi"), headings=["## First {#2026-11-24}\n\nText.\n"])
    notice.other = {"index.en.md": BESIDE, "index.fi.md": translated}
    with pytest.raises(NoticeError) as raised:
        notice.on("2026-11-24")
    assert [(one.file, one.line, one.message.values["meant"]) for one in raised.value.problems] == [
        ("docs/index.fi.md", line, id) for line, id in lines.items()
    ]
    for line, id in lines.items():  # what is told ends the matter
        translated = "\n".join(
            re.sub(r"\{#.*\}", f"{{#{id}}}", text) if number == line else text for number, text in enumerate(translated.split("\n"), 1)
        )
    notice.other["index.fi.md"] = translated
    notice.on("2026-11-24")


def test_id_of_a_page_is_not_taken_for_that_of_a_fact_like_it(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs", languages=("en", "fi"), headings=["## First {#2026-11-24}\n\nText.\n"])
    notice.facts = FACTS + "  membership: {groups: [customers]}\n"
    notice.other = {"members.en.md": MEMBERS, "members.fi.md": MEMBERS.replace("membership", "jasenyys")}
    with pytest.raises(NoticeError) as raised:
        notice.on("2026-11-24")
    [problem] = raised.value.problems
    assert str(problem) == (
        'docs/members.fi.md:9: the section "jasenyys" stands where docs/members.en.md has "membership" (line 9), '
        "and ids are the same in every language; write {#membership}."
    )
