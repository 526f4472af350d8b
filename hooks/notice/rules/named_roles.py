"""Whoever the text says gets data, by what they do and not by name, is among the recipients: Art. 13(1)(e) and 14(1)(e) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from ..facts.values import NONE
from ..page_names import COOKIES
from ..sentences import Hit, Sentence, clause_of, find, is_conditional, is_negated, sentences_of
from .against_facts import (
    is_of_people,
    list_with,
    names_of_recipients,
    once,
    own_code,
    purpose_at,
    purpose_meant,
    share_words,
    stated,
    texts_of,
    to_copy,
)
from .company_names import bare_name, named_in
from .finding import RuleHit, Severity
from .free_receivers import receivers_in
from .legal_sources import gdpr
from .named_rights import RIGHTS
from .rule import CURRENT, rule
from .said_in_prose import Said, by_kind, is_an_aim
from .something_else import is_not_ours, is_past, is_told_to_get_nothing, tells_what_we_never_see
from .under_review import Prose, Review

# What recipients do, each with the kinds of recipients that it is another word for. Authorities with an inquiry are no
# recipients (Art. 4(9)), and who carries or prints is mostly named.
ROLES: dict[str, set[str]] = {
    "accountant": set(), "auditor": set(), "lawyer": set(), "insurer": set(), "agency": set(), "it": set(), "group": {"group-company"},
    "collector": {"collection-agency"}, "credit": {"credit-register"}, "researcher": set(), "advertiser": set(), "employer": set(),
    "guard": set(), "answering": set(), "author": set(), "company": set(), "institution": set(), "other": set(),
}  # fmt: skip
# Of which kind of the vocabulary a recipient is that does such things, where it is no processor.
KINDS = {"group": "group-company", "collector": "collection-agency", "credit": "credit-register"} | dict.fromkeys(
    ("auditor", "lawyer", "insurer", "researcher", "advertiser", "employer", "author", "institution"), "third-party"
)
# Where words on somebody end, and those on somebody else begin.
NEXT = re.compile(r"[,;.:]|\b(?:ja|tai|sekä|och|eller|samt|and|or)\b")
RECIPIENTS, JOINT = "recipients", "joint-controller"
AUTHORITIES = ("authority", "complaint")
ANY_COMPANY, INSTITUTION, IT, OTHER, GROUP = "party-company", "party-institution", "party-it", "party-other", "party-group"
# Whom a sentence supposes to do something is nobody who gets data: "if the publisher has run out of the book".
SUPPOSED = ("party-advertiser", "party-author", "party-company", "party-employer", "party-other")
# They may be named for much else, so only where something is passed on.
PASSED_ON = ("party-advertiser", "party-author", "party-other")
# What is told to somebody because a law demands it, or because the reader wants it, makes no recipient of them (Art. 4(9)).
EXCUSES = ("because-of-law", "topic-of-a-work", "at-your-wish", "sends-goods", "of-somebody", "gets-goods")

# What denies or supposes that somebody gets data, tells of a law, or leaves open who it is, of which other rules tell.
LIMITED = ("negation", "condition", "called-a-law", "left-open")
# What has nobody's name, or only the number of books, what the reader's bank knows anyway, for what others answer, whom an authority
# supervises, and what readers ask to have sent to somebody.
NO_DATA = (
    "without-people", "gets-figures", "there-is-none", "stays-with-the-bank", "others-answer", "supervises-a-trade",
    "sent-at-your-wish",
)  # fmt: skip
# Who works for the organisation as a whole, or wants something of it, and gets nothing by that.
IN_GENERAL = ("helps-us", "wants-something")


@rule("FCT-04c", Severity.WARNING, *gdpr("13(1)(e)", "14(1)(e)", "5(1)(a)"), states=CURRENT, by_words=True)
def named_roles(review: Review) -> Iterator[RuleHit]:
    """An accountant, an auditor, an insurer, an agency or whoever else gets data by the text is a recipient of notice.yml."""
    found = chain(_roles(review), _told_in_free_words(review))
    yield from once(found, lambda one: (one.place.file, one.sentence, one.values["words"].split()[-1].casefold()))


def _roles(review: Review) -> Iterator[RuleHit]:
    kinds = {one.kind for one in review.facts.recipients.values()}
    for role, same in ROLES.items():
        kind = f"party-{role}"
        if not (same & kinds or (kind != OTHER and _is_in_the_facts(review, kind, f"name-of-{role}"))):
            gets = ((prose, hit) for prose, hit in by_kind(review).get(kind, ()) if _gets_data(review, prose, hit))
            found = list(once(gets, lambda one: one[0].document.language))
            facts = _recipient(review, role, found) if found else ""
            yield from (review.at_sentence(prose, hit.words, words=hit.words, facts=facts) for prose, hit in found)


def _told_in_free_words(review: Review) -> Iterator[RuleHit]:
    """Yield whom the text gives data to in words that neither the lists nor the facts have."""
    known = texts_of(review.facts)
    for prose in review.sentences():
        aside = prose.document.page == COOKIES or prose.section.id in (*RIGHTS, *(review.facts.rights or ()), *AUTHORITIES)
        limited = any(find(kind, prose.sentence) for kind in LIMITED)
        passes = not (aside or limited or _is_named_next(review, prose)) and any(stated(prose, "we-disclose"))
        for hit in receivers_in(prose.sentence, OTHER) if passes else ():
            is_told = is_an_aim(prose.sentence, hit) or share_words(hit.words, known, prose.document.language)
            if not is_told and _gets_data(review, prose, hit):
                facts = _recipient(review, OTHER.removeprefix("party-"), [(prose, hit)])
                yield review.at_sentence(prose, hit.words, words=hit.words, facts=facts)


@rule("FCT-27", Severity.WARNING, *gdpr("13(1)(e)", "14(1)(e)", "5(1)(a)"), states=CURRENT)
def recipients_of_the_purpose(review: Review) -> Iterator[RuleHit]:
    """A recipient to whom data go by the section of a purpose, by name or as it is called in notice.yml, is one of the purpose."""
    named = {id: one.name for id, one in review.facts.recipients.items() if one.name}
    for prose in review.sentences():
        here = purpose_at(review, prose)
        used = review.facts.purposes[here].recipients if here else None
        elsewhere = find("negation", prose.sentence) or find("of-its-own", prose.sentence) or is_past(review, prose.sentence)
        if not here or not used or elsewhere:
            continue
        for id, words in (*_named(review, prose, named), *_called(review, prose, () if used == NONE else tuple(used))):
            if used == NONE or id not in used:
                facts = to_copy({"purposes": {here: {"recipients": list_with(used, id)}}})
                yield review.at_sentence(prose, words, name=named.get(id, words), purpose=review.title(here), facts=facts)


def _named(review: Review, prose: Prose, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the recipients of notice.yml that a sentence names, each with the words; the organisation itself is none."""
    for id, name in named.items():
        match = re.search(rf"(?<!\w){re.escape(bare_name(name))}", prose.sentence.text, re.IGNORECASE)
        if match and bare_name(name) != bare_name(review.facts.controller.name):
            yield id, match[0]


def _called(review: Review, prose: Prose, used: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield recipients without a name to whom a sentence passes data on: "your employer"; none that one of those `used` may be."""
    language = prose.document.language
    unnamed = {id: review.said(one.label).get(language, "") for id, one in review.facts.recipients.items() if not one.name}
    hits = (hit for role in ROLES for hit in find(f"party-{role}", prose.sentence)) if unnamed and is_of_people(prose) else ()
    for hit in hits:
        called = [id for id, label in unnamed.items() if share_words(hit.words, label, language)]
        passed = called and _is_to(prose.sentence, hit) and _is_passed_on(prose, hit)
        if passed and not _may_be_one_of(review, hit, used, language):
            yield called[0], hit.words


def _may_be_one_of(review: Review, hit: Hit, used: Sequence[str], language: str) -> bool:
    """Say whether a word may be meant for one of some recipients, by what it is called or does."""
    names = names_of_recipients(review, language, used)
    return any(share_words(hit.words, text, language) for each in names for text in each)


def _gets_data(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells that somebody gets data of people, or does something, and the next one what they know of them."""
    after = review.after(prose)
    told = is_of_people(prose) or (after and find("knows-of-you", after.sentence))
    elsewhere = find("other-sites", prose.sentence) or (find("of-goods", prose.sentence) and not is_of_people(prose))
    gets = bool(told) and any(stated(prose, "goes-to-a-party")) and not (elsewhere or is_negated(prose.sentence, hit))
    if find("acts-as-proxy", prose.sentence) or _is_the_authority(prose, hit) or _is_a_source(prose.sentence, hit):
        return False
    if is_not_ours(review, prose, hit) or is_told_to_get_nothing(review, prose) or any(find(kind, prose.sentence) for kind in NO_DATA):
        return False
    if after and tells_what_we_never_see(after.sentence):  # somebody else asks for it, and for themselves
        return False
    if _is_called_so(review, prose, hit) or _is_beside_a_name(review, prose, hit):
        return False
    if hit.kind == IT and _is_described(review, prose):
        return False
    if hit.kind in SUPPOSED and (_is_supposed(prose.sentence, hit) or find("wants-something", prose.sentence)):
        return False
    if hit.kind in PASSED_ON and not _is_passed_on(prose, hit):
        return False
    if hit.kind == OTHER:
        of_goods = find("of-goods", prose.sentence) and not find("personal-data", prose.sentence)
        told = of_goods or _is_described(review, prose) or _is_known(review, prose, hit) or find("the-rest-of-them", prose.sentence)
        return is_of_people(prose) and not (told or _decides_with_us(review, prose))
    if hit.kind == INSTITUTION:  # what is told to one because a law demands it makes no recipient of it (Art. 4(9))
        return gets and not any(find(kind, prose.sentence) for kind in ("condition", "because-of-law", "rights-at-all", "topic-of-a-work"))
    return gets and (hit.kind != ANY_COMPANY or _is_another(review, prose, hit))


def _is_the_authority(prose: Prose, hit: Hit) -> bool:
    """Say whether a word is part of the name of the supervisory authority: "Office of the Data Protection Ombudsman"."""
    there = prose.section.id in AUTHORITIES and hit.kind == ANY_COMPANY  # "the office", where only the authority is spoken of
    return there or any(one.start <= hit.end and hit.start <= one.end for one in find("the-authority", prose.sentence))


def _is_a_source(sentence: Sentence, hit: Hit) -> bool:
    """Say whether something comes from somebody: "from the publisher", "kustantajalta", "the publisher sends us"."""
    before = any(one.end == hit.start for one in find("from-before", sentence))
    inside = hit.kind == GROUP and hit.words.endswith(("ssa", "ssä"))  # "koko konsernissa" is where they go
    tells = any(hit.end <= one.start for one in find("tells-us", sentence))
    return before or tells or (not inside and any(hit.start <= one.start < hit.end for one in find("comes-from", sentence)))


def _is_supposed(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody stands in a condition, and not as the one to whom data go: "if we are sold, they go to the buyer".

    Who "gets" something beside a condition is nobody supposed: "when you order, the publisher gets your name".
    """
    obtains = any(one.start == hit.end or one.end == hit.start for one in find("receives", sentence))
    return not obtains and is_conditional(sentence, hit) and (not _is_to(sentence, hit) or bool(find("addresses-you", sentence)))


def _is_to(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody is the one to whom something goes: "to the buyer", "ostajalle"."""
    return any(one.end == hit.start or hit.start <= one.start < hit.end for one in find("to-somebody", sentence))


def _is_passed_on(prose: Prose, hit: Hit) -> bool:
    """Say whether the clause in which somebody is named tells that something is passed on, and does not deny it."""
    sentence = prose.sentence
    start, end = clause_of(sentence, hit)
    passed = any(start <= one.start < end for one in stated(prose, "passes-on"))
    return passed and not (is_negated(sentence, hit) or any(find(kind, sentence) for kind in EXCUSES))


def _is_another(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether a company that a sentence names by its trade is neither the organisation nor one that notice.yml describes.

    Where it has a role or a name besides, other findings speak of it.
    """
    own = any(one.start < hit.end and hit.start < one.end for one in find("own-company", prose.sentence))
    roles = [f"party-{role}" for role in ROLES if f"party-{role}" != ANY_COMPANY]
    besides = any(find(kind, prose.sentence) for kind in (*roles, "party-name", "negation", "topic-of-a-work", "sends-goods"))
    # "Even when another company does so for us"; "they go to companies that work for us: the list is below".
    in_general = (find("condition", prose.sentence) and find("on-behalf", prose.sentence)) or prose.leads_to(RECIPIENTS)
    in_general = in_general or any(find(kind, prose.sentence) for kind in IN_GENERAL)
    return not (own or besides or in_general or _is_described(review, prose) or _is_named_next(review, prose))


def _is_described(review: Review, prose: Prose) -> bool:
    """Say whether a sentence has words of those with which notice.yml describes a recipient."""
    language = prose.document.language
    return any(share_words(prose.sentence.text, text, language) for names in names_of_recipients(review, language) for text in names)


def _is_called_so(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether the words for somebody are those by which notice.yml calls a recipient, or its own desk for questions."""
    language, contact = prose.document.language, review.facts.contact
    desk = review.said(contact.role).get(language, "") if contact else ""
    called = names_of_recipients(review, language) if hit.kind == INSTITUTION else ()
    return any(share_words(hit.words, text, language) for text in (desk, *(one for names in called for one in names)))


def _is_beside_a_name(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether the name of a recipient of notice.yml stands behind what it is: "the carrier Bokposten"."""
    behind = prose.sentence.text[prose.sentence.places[hit.end - 1][2] :]
    return any(named_in(NEXT.split(behind, maxsplit=1)[0], review.facts.recipients.values()))


def _is_known(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether a word is what the organisation, a source or a group of people is called: "the union", "employers"."""
    language, facts = prose.document.language, review.facts
    said = [*(one.label for one in facts.sources.values()), *(one.label for one in facts.groups.values())]
    names = [facts.controller.name, facts.controller.group or "", *(one.name or "" for one in facts.sources.values())]
    return any(share_words(hit.words, text, language) for text in (*names, *(review.said(one).get(language, "") for one in said)))


def _decides_with_us(review: Review, prose: Prose) -> bool:
    """Say whether the purpose in whose section a sentence stands has a joint controller by name: what it does is told nowhere else."""
    here = purpose_at(review, prose)
    used = review.facts.purposes[here].recipients if here else None
    recipients = [review.facts.recipients[id] for id in used or () if used != NONE]
    return any(one.kind == JOINT and one.name and not (one.label or one.sector) for one in recipients)


def _is_named_next(review: Review, prose: Prose) -> bool:
    """Say whether the next sentence names recipients of notice.yml: "to the carrier that you choose. In Sweden that is …"."""
    after = review.after(prose)
    return after is not None and any(named_in(after.sentence.text, review.facts.recipients.values()))


def _is_in_the_facts(review: Review, kind: str, of_names: str) -> bool:
    """Say whether a recipient is of a kind by the words of its name, label or sector; by words `of_names` in its name alone."""
    for one in review.facts.recipients.values():
        texts = [(language, text) for said in (one.label, one.sector) for language, text in review.said(said).items()]
        named = [(language, one.name) for language in review.notice.languages] if one.name else []
        asked = [*((kind, *text) for text in (*texts, *named)), *((of_names, *name) for name in named)]
        if any(find(asked_for, sentence) for asked_for, language, text in asked for sentence in sentences_of(text, language)):
            return True
    return False


def _recipient(review: Review, role: str, found: Sequence[Said]) -> str:
    """Return the recipient to copy, with the purpose that is meant; a language a label."""
    prose, _ = found[0]
    id, label = own_code(review, {one.document.language: hit.words for one, hit in found})
    data: dict[str, object] = {"recipients": {id: {"kind": KINDS.get(role, "processor"), "label": label}}}
    name = purpose_meant(review, prose)
    if name and review.facts.purposes[name].recipients != NONE:
        data["purposes"] = {name: {"recipients": list_with(review.facts.purposes[name].recipients, id)}}
    return to_copy(data)
