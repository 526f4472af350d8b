"""Examples in findings are of the notice at hand: its languages, its addresses, the day on which it is read."""

import pytest

from notice.rules.examples import of_the_notice
from notice.rules.jurisdiction import jurisdictions
from reviewed import TODAY
from varied import FACTS, WHOLE, few, stating


def test_example_in_a_language_that_the_notice_has_stays() -> None:
    assert of_the_notice("Write:\n    fi: Nimi", WHOLE) == "Write:\n    fi: Nimi"


def test_days_and_domains_are_those_of_the_notice() -> None:
    said = of_the_notice("  email: privacy@example.fi\n  tested: 2020-01-01\n  review_by: 2020-01-01", WHOLE)
    assert said == f"  email: privacy@bokhandeln.example.fi\n  tested: {TODAY.isoformat()}\n  review_by: 2020-01-01"


def test_ids_of_the_example_are_those_of_the_notice() -> None:
    said = of_the_notice("Name it:\n  purposes: [website]\n    - purpose: orders\n  recipients: [service-providers, courts]", WHOLE)
    purpose, recipient = next(iter(WHOLE.facts.purposes)), next(iter(WHOLE.facts.recipients))
    assert said == f"Name it:\n  purposes: [{purpose}]\n    - purpose: {purpose}\n  recipients: [{recipient}]"


@pytest.mark.parametrize(("country", "said"), [("SE", "SE, EE"), ("EE", "EE, FI"), ("FI", "FI, EE")])
def test_countries_of_an_example_begin_with_the_own_one(country: str, said: str) -> None:
    own = stating(FACTS.replace("country: AX", f"country: {country}", 1))
    assert own.country == country
    assert of_the_notice("  recipients:\n    x:\n      country: [FI, EE]", own).endswith(f"[{said}]")


def test_domain_is_left_as_it_is_where_no_address_is_stated() -> None:
    assert of_the_notice("  email: privacy@example.fi", few()) == "  email: privacy@example.fi"


def test_law_of_a_country_follows_from_the_facts_or_is_stated() -> None:
    assert jurisdictions(WHOLE.facts) == {"AX", "FI"}
    assert jurisdictions(stating(FACTS.replace("records:\n", "records:\n  jurisdiction: [SE]\n")).facts) == {"SE"}
    assert jurisdictions(few().facts) == set()
