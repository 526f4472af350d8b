"""What `tests/test_rules.py` tries with all rules at once, each rule alone: so it is known which tests have to do with a rule.

`make mutants` runs this; `make test` does not, since it would find nothing more.
"""

from pathlib import Path

import pytest

from notice.rules import RULES
from notice.rules.texts import filled, texts
from reviewed import CASES, read_case, review_of_files
from varied import WHOLE, found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_spoilt_notice_is_found(path: Path) -> None:
    case = read_case(path)
    review = review_of_files(case.files(), "en", case.day, case.status, case.new)
    hits = list(RULES[case.rule].findings(review)) if RULES[case.rule].check else None
    if hits is not None:
        [hit] = hits
        assert (hit.place.scope, hit.place.file, hit.place.line) == (case.scope, f"docs/{case.at['file']}", case.line())
        assert filled(texts("en")[case.rule]["what"], hit.values) == case.en
        assert (hit.severity or RULES[case.rule].severity) == (case.severity or RULES[case.rule].severity)


@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_found_in_a_complete_notice(rule: str) -> None:
    assert found(rule, WHOLE) == []
