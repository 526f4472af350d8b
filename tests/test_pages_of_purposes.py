"""Where purposes have pages of their own, the rules read them there: what is wrong in the complete notice is wrong in them."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from author_mistakes import LANGUAGES
from nightly import first_of_each
from notice.problems import NoticeError
from notice.rules import findings_of
from quick_yaml import load_yaml
from reviewed import CASES, complete_files, read_case, review_of_files, without

PURPOSES = ("orders", "letters", "security")
# What is wrong in the section of a purpose, but for what a page more makes another fault.
IN_A_PURPOSE = re.compile(r"^scope: index\.\w+#(orders|letters|security)\b", re.MULTILINE)
OTHERWISE = {"FCT-03", "LNG-05-heading", "TRA-02", "TRA-02b"}
OF_PURPOSES = [path for path in CASES if path.stem not in OTHERWISE and IN_A_PURPOSE.search(path.read_text(encoding="utf-8"))]


def on_their_own_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put the section of each purpose on a page of its own, which is called as it is."""
    texts = {name: content.decode() for name, content in files.items()}
    for language in LANGUAGES:
        for purpose in PURPOSES:
            section = re.search(rf"^### (.*) \{{#{purpose}\}}\n(.*?)(?=^##)", texts[f"index.{language}.md"], re.MULTILINE | re.DOTALL)
            assert section
            title, text = section.groups()
            texts[f"index.{language}.md"] = texts[f"index.{language}.md"].replace(section[0], "")
            page = f"---\ndescription: For {purpose}.\n---\n\n# {title} {{#about-{purpose}}}\n\n## {title} {{#{purpose}}}\n{text}"
            texts[f"{purpose}.{language}.md"] = page.replace("](#", "](index.md#")
    return {name: text.encode() for name, text in texts.items()}


def test_nothing_is_found_in_a_complete_notice() -> None:
    assert findings_of(review_of_files(on_their_own_pages(complete_files()))) == ()


@pytest.mark.parametrize("path", first_of_each(OF_PURPOSES, lambda path: path.stem[:3]), ids=lambda path: path.stem)
def test_what_is_wrong_is_found(path: Path) -> None:
    case = read_case(path)
    review = review_of_files(on_their_own_pages(case.files()), "en", case.day, case.status, case.new)
    found = {(one.rule, one.place.scope) for one in findings_of(review)}
    page = re.sub(r"^index(\.\w+#(\w+))", r"\2\1", case.scope)
    assert (case.rule, page) in found


@pytest.mark.night
def test_whatever_is_not_stated_there_nobody_sees_a_traceback() -> None:
    files = on_their_own_pages(complete_files())
    facts = load_yaml(files["notice.yml"].decode())
    for path in _paths(facts):
        text = yaml.safe_dump(without(path, facts), allow_unicode=True, sort_keys=False)
        with suppress(NoticeError):
            findings_of(review_of_files({**files, "notice.yml": text.encode()}))


def _paths(data: Any) -> Iterator[tuple[str | int, ...]]:
    items: Iterator[tuple[Any, Any]] = iter(data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ())
    for key, value in items:
        yield (key,)
        yield from ((key, *rest) for rest in _paths(value))
