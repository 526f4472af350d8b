"""Who the reader is, and what the notice says to them: from the facts alone, never more and never less."""

from dataclasses import replace
from datetime import date

import pytest

from bare_site import bare_site
from notice.facts import Facts
from notice.pages.notice_pages import root_page, version_pages
from notice.pages.site_choices import SiteChoices
from notice.views.deciders import deciders
from notice.views.glance import glance
from notice.views.group_answers import Answers, Asking, GroupAnswer, answers, free_id
from notice.views.silences import RIGHTS, common_silences
from samples import facts_of, say
from small_notices import FACTS, SmallNotice

EN = say("en")
KEPT = (("orders", "P6Y"), ("letters", "P1Y"))
BASE = "languages: {source: fi}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\n"


def asked(facts: Facts, silence: bool = True) -> Answers:
    """Ask for the answers as a page of its own does that names each section by its id."""
    return answers(facts, Asking(EN, str.upper, "#{}".format, "rights/", (), silence))


def answer_of(purposes: str, group: str = "customers", more: str = "") -> GroupAnswer:
    """Give the answer for one group, of facts with these purposes."""
    facts = facts_of(more, BASE + "purposes:\n" + "".join(f"  {line}\n" for line in purposes.splitlines()))
    [found] = [one for one in asked(facts).groups if one.id == f"for-{group}"]
    return found


def texts(items: object) -> list[str]:
    """Give the words of items or wordings."""
    return [getattr(one.text, "text", one.text) for one in items]  # type: ignore[attr-defined]


def test_groups_stand_in_the_order_in_which_purposes_name_them_then_those_of_the_controller() -> None:
    facts = facts_of(
        base="languages: {source: fi}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy, controller_of: [members, customers]}\n"
        "purposes:\n  orders: {groups: [visitors, customers]}\n  letters: {groups: [customers, users]}\n"
    )
    assert [one.id for one in asked(facts).groups] == ["for-visitors", "for-customers", "for-users", "for-members"]


def test_facts_may_say_which_groups_come_first_and_in_which_words() -> None:
    readers = "readers: [users, {group: customers, label: {fi: Ostin, sv: Jag köpte, en: I bought something}}, members]\n"
    facts = facts_of(readers, BASE + "purposes:\n  orders: {groups: [visitors, customers]}\n  letters: {groups: [customers, users]}\n")
    found = asked(facts).groups
    assert [(one.id, one.choice.text) for one in found] == [
        ("for-users", "Users of the service"),
        ("for-customers", "I bought something"),
        ("for-visitors", "Visitors to the website"),
    ]
    assert found[1].title.text == "Customers"


def test_what_several_purposes_say_stands_once() -> None:
    found = answer_of(
        "orders: {groups: [customers], sources: [subject], categories: [name, tax], recipients: [post]}\n"
        "letters: {groups: [customers], sources: [subject, device], categories: [name], recipients: [post, bank]}\n"
        "others: {groups: [users], sources: [own-records], categories: [income], recipients: none}",
        more="recipients: {post: {kind: processor, name: Post Oy}, bank: {kind: third-party, name: Bank AG}}\n",
    )
    assert (texts(found.sources), texts(found.data)) == (["You yourself", "Your device"], ["Name", "Tax data"])
    assert texts(found.recipients) == ["Post Oy", "Bank AG"]
    assert [why.link.text for why in found.whys] == ["ORDERS", "LETTERS"]


@pytest.mark.parametrize(
    ("recipients", "said"),
    [(("none", "none"), ["Nobody"]), (("none", "[post]"), ["Post Oy"]), (("none", None), ["Nobody"]), ((None, None), [])],
)
def test_that_nobody_gets_data_is_said_only_where_nobody_does(recipients: tuple[str | None, str | None], said: list[str]) -> None:
    written = ["" if one is None else f", recipients: {one}" for one in recipients]
    found = answer_of(
        f"orders: {{groups: [customers]{written[0]}}}\nletters: {{groups: [customers]{written[1]}}}",
        more="recipients: {post: {kind: processor, name: Post Oy}}\n",
    )
    assert texts(found.recipients) == said


def test_transfer_stands_where_its_recipient_gets_the_data() -> None:
    more = "recipients: {post: {kind: processor, name: Post Oy}}\ntransfers: [{country: US, recipient: post}, {country: CH, what: Names}]\n"
    with_post = answer_of("orders: {groups: [customers], recipients: [post]}", more=more)
    without = answer_of("orders: {groups: [customers], recipients: none}\nother: {groups: [users], recipients: [post]}", more=more)
    assert (texts(with_post.outside), texts(without.outside)) == (["United States", "Switzerland"], ["Switzerland"])


@pytest.mark.parametrize(
    ("controller", "role", "decides", "asks"),
    [
        ("", "controller", ["Oy"], None),
        ("", None, ["Oy"], None),
        (", controller_of: [customers]", None, ["Oy"], None),
        (", controller_of: [users]", None, [], None),
        ("", "joint", ["Oy and others together"], None),
        ("", "processor", ["Our client. Oy only handles the data for it."], EN.term("answers", "ask_client")),
    ],
)
def test_who_decides_is_the_controller_or_the_client_or_not_said(
    controller: str, role: str | None, decides: list[str], asks: str | None
) -> None:
    purpose = f"  orders: {{groups: [customers]{f', role: {role}' if role else ''}}}\n"
    facts = facts_of(base=BASE.replace("Oy}", f"Oy{controller}}}") + f"purposes:\n{purpose}")
    [found] = deciders(facts, EN, "customers", facts.purposes, str)
    assert ([text.text for text in found.texts], found.asks) == (decides, asks)


def test_purposes_are_named_where_others_decide() -> None:
    ours, theirs = "groups: [customers], role: controller", "groups: [customers], role: processor, on_behalf_of: The shop"
    [own, client] = answer_of(f"orders: {{{ours}}}\nclaims: {{{theirs}}}").deciders
    assert (own.purposes, client.purposes) == (("ORDERS",), ("CLAIMS",))
    assert [text.text for text in client.texts][1:] == ["The shop"]


@pytest.mark.parametrize(
    ("basis", "deeds"),
    [
        ("legal_bases: [contract]", ["access", "portability"]),
        ("legal_bases: [consent]", ["access", "portability", "withdraw-consent"]),
        ("legal_bases: [legitimate-interest]", ["access", "objection"]),
        ("legal_bases: [legal-obligation]", ["access"]),
        ("legal_bases: [legal-obligation], direct_marketing: yes", ["access", "objection"]),
        ("role: controller", ["access", "portability", "objection", "withdraw-consent"]),
    ],
)
def test_rights_are_those_that_the_legal_basis_leaves(basis: str, deeds: list[str]) -> None:
    rights = "rights: [access, portability, objection, withdraw-consent, complaint]\n"
    found = answer_of(f"orders: {{groups: [customers], {basis}}}", more=rights)
    assert [one.href for one in found.rights] == [f"rights/#{code}" for code in deeds]
    against = [("Object to this", "rights/#objection-orders")] if "legitimate" in basis or "marketing" in basis else []
    withdrawn = [("Withdraw consent", "rights/#withdraw-consent-orders")] if "[consent]" in basis else []
    assert [(deed.text, deed.href) for deed in found.whys[0].deeds] == against + withdrawn


@pytest.mark.parametrize(
    ("purposes", "leads", "besides"),
    [
        ("orders: {groups: [customers], role: processor}", "client-orders", []),
        ("orders: {groups: [customers], role: processor}\nclaims: {groups: [customers], role: processor}", "client", []),
        ("orders: {groups: [customers], role: processor}\nclaims: {groups: [customers], role: controller}", "access", ["client-orders"]),
    ],
)
def test_request_about_what_is_done_for_a_client_leads_to_the_message_to_it(purposes: str, leads: str, besides: list[str]) -> None:
    found = answer_of(purposes, more="rights: [access, complaint]\n")
    assert [one.href for one in found.rights] == [f"rights/#{leads}"]
    assert [(deed.text, deed.href) for deed in found.whys[0].deeds] == [("Our client decides on this", f"rights/#{id}") for id in besides]


def test_page_without_messages_names_no_message_to_a_client() -> None:
    facts = facts_of("rights: [access]\n", f"{BASE}purposes:\n  orders: {{groups: [customers], role: processor}}\n")
    [found] = answers(facts, Asking(EN, str.upper, "#{}".format, None, (), True)).groups
    assert ([one.href for one in found.rights], found.whys[0].deeds) == (["#access"], ())


@pytest.mark.parametrize(
    ("stated", "asked_at"),
    [
        ("contact: {email: c@a.fi}\ndpo: {email: d@a.fi}\n", "c@a.fi"),
        ("contact: {person: Eeva Esimerkki}\ndpo: {email: d@a.fi}\n", "d@a.fi"),
        ("dpo: none\n", "o@a.fi"),
    ],
)
def test_whom_to_ask_is_the_first_whom_the_notice_says_how_to_reach(stated: str, asked_at: str) -> None:
    facts = facts_of(stated, BASE.replace("Oy}", "Oy, email: o@a.fi}") + "purposes:\n  orders: {groups: [customers]}\n")
    shown = (asked(facts).contact, glance(facts, str, str, EN).contact)
    assert [card and card.email for card in shown] == [asked_at, asked_at]


def test_nobody_can_be_asked_where_no_address_is_stated() -> None:
    assert asked(facts_of(base=BASE + "purposes:\n  orders: {groups: [customers]}\n")).contact is None


def test_what_the_law_asks_for_and_the_notice_does_not_say_is_named_with_its_purposes() -> None:
    orders = "orders: {groups: [customers], collected_from: [subject], recipients: none}"
    purposes = f"{orders}\nletters: {{groups: [customers], legal_bases: [consent]}}"
    found = answer_of(purposes)
    assert [why.silent for why in found.whys] == [True, False]
    gaps = [(one.label, one.purposes) for one in found.gaps]
    assert gaps == [
        ("Which data", ("LETTERS",)),
        ("Where the data come from", ("LETTERS",)),
        ("Who receives the data", ("LETTERS",)),
        ("How long the data are kept", ()),
        ("Do you have to give the data", ("ORDERS",)),
    ]
    kept = answer_of(purposes, more="retention: [{period: P1Y}]\n")
    assert "How long the data are kept" not in [one.label for one in kept.gaps]
    assert texts(kept.common_retention) == ["1 year"]


def test_retention_stands_with_its_purpose_where_they_differ() -> None:
    found = answer_of("\n".join(f"{id}: {{groups: [customers], retention: [{{period: {period}}}]}}" for id, period in KEPT))
    assert (found.common_retention, [texts(why.retention) for why in found.whys]) == ((), [["6 years"], ["1 year"]])


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("", ["Contact", "Data protection officer", "Transfers outside the EU and EEA", "Automated decisions", "Supervisory authority"]),
        ("contact: {phone: +358 9 2313 4838}\ndpo: none\ntransfers: none\nautomated_decisions: none\nauthority: {name: Office}\n", []),
    ],
)
def test_what_the_whole_notice_does_not_say(stated: str, said: list[str]) -> None:
    rights = f"rights: [{', '.join(RIGHTS)}]\n"
    asking = "  orders: {groups: [customers], legal_bases: [consent]}\n"
    assert list(common_silences(facts_of(stated + rights), EN)) == said
    consent = facts_of(stated + rights, BASE + f"purposes:\n{asking}")
    assert list(common_silences(consent, EN)) == [*said, "Right to withdraw consent at any time"]
    assert "Right of access" in list(common_silences(facts_of(stated), EN))


def test_address_of_an_answer_gives_way_to_a_section_of_the_notice() -> None:
    assert free_id("for-debtors", {"for-debtors", "debtors"}) == "for-for-debtors"


def test_section_of_the_notice_keeps_an_id_that_the_answers_would_have(notice: SmallNotice) -> None:
    ids = ("for-customers", "who-are-you", "at-a-glance")
    sections = "".join(f"\n\n## Section {id} {{#{id}}}\n" for id in ids)
    notice.publish("2026-02-01", on="2026-01-15", text=f"Text.{sections}\n\n## More {{#more}}")
    page = page_of(notice)
    assert [(page.count(f'id="{id}"'), page.count(f'<h2 id="{id}"><a')) for id in ids] == [(1, 1)] * 3
    assert page.count('<section class="answer" id="for-for-customers">') == 1


def test_glance_has_kinds_of_sources_and_recipients_once() -> None:
    facts = facts_of(
        "sources: {a: {kind: client, name: A}, b: {kind: client, name: B}}\n"
        "recipients: {c: {kind: processor, name: C}, d: {kind: processor, name: D}}\n",
        BASE + "purposes:\n  orders: {groups: [customers], sources: [a, subject], categories: [{category: name, sources: [b]}]}\n",
    )
    shown = glance(facts, str, str, EN)
    assert (shown.sources, shown.recipients) == (("Client", "You yourself"), ("Processor",))
    assert shown.for_clients == ()


def test_glance_says_where_the_client_decides() -> None:
    purposes = "  orders: {groups: [customers], role: controller}\n  claims: {groups: [customers], role: processor}\n"
    shown = glance(facts_of(base=f"{BASE}purposes:\n{purposes}"), str.upper, "#{}".format, EN)
    assert [(link.text, link.href) for link in shown.for_clients] == [("CLAIMS", "#claims")]


@pytest.mark.parametrize(("stated", "named"), [("none", ()), ("[{name: A Oy}, {name: B Oy}]", ("A Oy", "B Oy"))])
def test_glance_names_those_who_decide_together_with_the_controller(stated: str, named: tuple[str, ...]) -> None:
    facts = facts_of(f"joint_controllers: {stated}\n", f"{BASE}purposes:\n  orders: {{groups: [customers], role: joint}}\n")
    assert glance(facts, str, str, EN).joint == named


def page_of(notice: SmallNotice, day: str = "2026-06-01", choices: SiteChoices | None = None) -> str:
    """Make the notice as it stands at the root on a day."""
    return root_page(replace(bare_site(notice.on(day)), choices=choices or SiteChoices()), "index", "en")


@pytest.fixture
def notice(tmp_path_factory: pytest.TempPathFactory) -> SmallNotice:
    """A notice with one version in force."""
    notice = SmallNotice(tmp_path_factory.mktemp("notice") / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    return notice


def test_only_group_needs_no_choice(notice: SmallNotice) -> None:
    page = page_of(notice)
    assert (page.count('class="choices"'), page.count('class="answer"'), page.count('class="glance"')) == (0, 1, 0)
    assert '<h3><a href="#for-customers">Customers</a></h3>' in page


def test_twelve_groups_have_twelve_choices_and_all_stands_at_a_glance(notice: SmallNotice) -> None:
    groups = ["customers", "users", "members", "children", *(f"group-{number}" for number in range(8))]
    labels = "".join(f"  group-{number}: {{label: Group {number}}}\n" for number in range(8))
    facts = FACTS.replace("[customers]", f"[{', '.join(groups)}]") + f"groups:\n{labels}"
    notice.facts = facts
    notice.publish("2026-02-01", on="2026-01-15")
    page = page_of(notice)
    assert [page.count(f'<li><a href="#for-{group}">') for group in groups] == [1] * 12
    assert page.count('class="glance"') == 1


def test_what_comes_is_said_at_the_top_and_beside_what_it_changes(notice: SmallNotice) -> None:
    more = "contact: {email: new@example.org}\nsections: {contact: controller}\n"
    notice.publish("2026-07-01", on="2026-05-01", text="Other words.", facts=more)
    page = page_of(notice)
    assert '<time datetime="2026-07-01">1 July 2026</time>: News</a>' in page
    [summary, controller] = page.split('<div class="coming">')[1:]
    assert '<a href="versions/2026-07-01/#summary">This section will change. Read the new text</a>' in summary
    assert controller.index("new@example.org") < controller.index("</div>")
    assert 'class="coming"' not in page_of(notice, "2026-07-01")


def test_what_comes_is_not_said_on_the_page_that_stays(notice: SmallNotice) -> None:
    notice.publish("2026-07-01", on="2026-05-01", text="Other words.")
    site = bare_site(notice.on("2026-06-01"))
    assert [address for address, page in version_pages(site) if b'class="coming"' in page] == []


def test_when_it_was_last_checked_is_said_at_the_root_alone(notice: SmallNotice) -> None:
    choices = SiteChoices(last_checked=date(2026, 5, 31))
    site = replace(bare_site(notice.on("2026-06-01")), choices=choices)
    assert 'Last checked <time datetime="2026-05-31">' in root_page(site, "index", "en")
    assert [address for address, page in version_pages(site) if b"Last checked" in page] == []
    assert "Last checked" not in page_of(notice)


def test_silence_is_said_on_pages_unless_the_organisation_chose_otherwise(notice: SmallNotice) -> None:
    told, untold = page_of(notice), page_of(notice, choices=SiteChoices(says_silence=False))
    purpose = told.partition('<h2 id="orders">')[2]
    assert purpose.count("<dd>The notice does not say</dd>") == len(["data", "sources", "legal basis", "recipients", "retention"])
    assert "The notice does not say" not in untold
