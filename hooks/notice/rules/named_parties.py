"""Whoever receives data by the text is among the recipients of notice.yml: Art. 13(1)(e) and 14(1)(e) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.values import NONE
from ..page_names import COOKIES
from ..plain_ids import plain_id
from ..sentences import (
    Hit,
    KnownService,
    Sentence,
    clause_of,
    countries_in,
    data_in,
    find,
    hit_at,
    is_negated,
    names_in,
    places_in,
    services_in,
)
from ..sentences.inflection import is_form, stems_of
from ..views import register_names
from ..vocabulary import codes
from .against_facts import (
    FEWEST_LETTERS,
    by_gravity,
    is_certain,
    is_of_people,
    list_with,
    names_of_recipients,
    once,
    purpose_at,
    purpose_meant,
    says,
    share_words,
    stated,
    texts_of,
    to_copy,
)
from .company_names import associations_in, bare_name, companies_in, has_form, is_inflected, is_possessive_of, named_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr, judgment
from .recipients import renamed_companies
from .rule import CURRENT, rule
from .said_in_prose import asked_and_denied, has, is_an_aim
from .something_else import is_not_ours, is_told_to_get_nothing
from .under_review import Prose, Review

RECIPIENTS = gdpr("13(1)(e)", "14(1)(e)")
PAGES_OF_FANS = judgment("C-210/16")
RECIPIENTS_SECTION = "recipients"
PROCESSOR = "processor"
NO_THIRD_PARTIES = (PROCESSOR, "joint-controller")
# By which a sentence tells that a service or a company does something, or has something.
USED = (
    "uses-a-service", "goes-to-a-party", "done-by", "works-in", "goes", "cookie", "uses-data", "handled", "your-data", "is-controller",
    "this-text",
)  # fmt: skip
LIMITS = ("limits-of-denial", "condition", "exception", "hedges", "other-data", "of-one-paper")
# Words of a long name, then the short one in brackets.
SHORT_NAME = re.compile(r"[^.,;:()]{0,80}\(([^\W\d_][\w-]{1,20})\)")
STREET = re.compile(r"(?:gatan|vägen|gränden|torget|katu|kadun|kadulla|tie|tiellä|kuja|kujalla)\Z")
ENDING = re.compile(r"(?:i?(?:lle|ll[aä]|lt[aä]|ss[aä]|st[aä])|in|n|ns|[’']?s)\Z")


@rule("FCT-04", Severity.ERROR, *RECIPIENTS, *gdpr("5(1)(a)"), PAGES_OF_FANS, states=CURRENT)
def named_services(review: Review) -> Iterator[RuleHit]:
    """A well-known service in the text is among the facts; an error where the text surely says that it gets data of people."""
    known = texts_of(review.facts)
    found = (
        (prose.document.language, service.id, _service(review, prose, service, hit))
        for prose in review.sentences()
        for service, hit in services_in(prose.sentence)
        if not _is_known(service, known) and not (_is_denied_service(prose.sentence, hit) or _is_topic(prose.sentence))
        if _is_of_use(review, prose) and not (is_not_ours(review, prose, hit) or _is_of_the_reader(prose))
        if not is_told_to_get_nothing(review, prose)
    )
    yield from (hit for _, _, hit in once(found, lambda one: one[:2], lambda one: by_gravity(one[2])))


@rule("FCT-04b", Severity.WARNING, *RECIPIENTS, *gdpr("5(1)(a)"), states=CURRENT)
def named_companies(review: Review) -> Iterator[RuleHit]:
    """A company that the text names by its form (Ltd, Oy, AB), or as one that has a hand in data of people, is among the facts."""
    known = texts_of(review.facts)
    found = (
        (prose.document.language, bare_name(name), _company(review, prose, name))
        for prose in review.sentences()
        for name in (*companies_in(prose.sentence.text), *_associations_in(prose), *_names_of_parties(prose))
        if not (_is_company_known(prose.sentence, name, known) or name in renamed_companies())
        if not (_is_of_a_recipient(review, name, known) or _is_run_by_one(review, prose, name) or _is_called_otherwise(prose, name, known))
        if not _is_a_form_of_one(review, prose, name)
        if not (_is_an_authority(prose.sentence, name) or _is_denied(prose, name))
        if not (services_in(prose.sentence) or _is_topic(prose.sentence))
        if not (is_not_ours(review, prose, _at(prose.sentence, name)) or _is_stranger(prose) or is_told_to_get_nothing(review, prose))
    )
    yield from (hit for _, _, hit in once(found, lambda one: one[:2]))


@rule("FCT-05", Severity.WARNING, *RECIPIENTS, *gdpr("5(1)(a)"), states=CURRENT, by_words=True)
def nobody_receives(review: Review) -> Iterator[RuleHit]:
    """A text that says that nobody receives data is one of a notice without recipients, or of a purpose without any.

    Whoever works for the organisation is no third party (Art. 4(10)), but a recipient (Art. 4(9)).
    """
    named = review.names(register_names.recipient, review.facts.recipients)
    third = any(one.kind not in NO_THIRD_PARTIES for one in review.facts.recipients.values())
    kinds = ("nobody-receives", *(["no-third-party-receives"] if third else []))
    for prose in review.sentences() if review.facts.recipients else ():
        hits = [*_denials(prose, kinds), *_only_some(review, prose)]
        if hits and not (_is_but_for_one(review, prose) or _is_true_of(review, prose)):
            yield review.at_sentence(prose, hits[0].words, words=hits[0].words, recipients=named)
    asked = ("asks-of-recipients", *(["asks-of-third-parties"] if third else []))
    for prose, said in asked_and_denied(review, *asked) if review.facts.recipients else ():
        if not _is_true_of(review, prose):
            yield review.at_sentence(prose, said, words=said, recipients=named)


def _associations_in(prose: Prose) -> list[str]:
    """Return the associations with small letters in their names to which, by a sentence, data of people or papers on them go."""
    found = associations_in(prose.sentence.text)
    told = is_of_people(prose) or any(find(kind, prose.sentence) for kind in ("your-works", "records-of-people")) if found else False
    return found if told and find("goes-to-a-party", prose.sentence) else []


def _names_of_parties(prose: Prose) -> Iterator[str]:
    """Yield the names of those who, by a sentence, get data of people; not those of countries and of what has the form of a company."""
    sentence = prose.sentence
    hits = list(find("party-name", sentence)) if is_of_people(prose) or find("your-works", sentence) else []
    places = [hit for _, hit in places_in(sentence)] if hits else []
    companies = " ".join(companies_in(sentence.text))
    for name in names_in(sentence) if hits else ():
        in_a_party = any(hit.start < name.end and name.start < hit.end for hit in hits)
        in_a_party = in_a_party and not STREET.search(name.words)
        if in_a_party and name.words not in companies and not any(one.start < name.end and name.start < one.end for one in places):
            yield name.words


def _service(review: Review, prose: Prose, service: KnownService, hit: Hit) -> RuleHit:
    service = service.in_country(review.country)
    gets = says(prose, "your-data") and (any(stated(prose, "we-disclose")) or _receives(prose, hit))
    severity = None if gets and is_certain(prose, hit) and not service.is_word else Severity.WARNING
    entry = {"kind": service.kind, "name": service.company, "country": service.country}
    return review.at_sentence(
        prose, hit.words, severity=severity, name=hit.words, company=service.company, country=review.say.country(service.country),
        source=service.source, facts=_recipient(review, prose, service.id, entry),
    )  # fmt: skip


def _is_denied_service(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a sentence denies that it has to do with a service, or does so of the one that was called so: "X, formerly Twitter"."""
    start, _ = clause_of(sentence, hit)
    called_so = any(start <= one.start and one.end <= hit.start for one in find("is-history", sentence))
    return is_negated(sentence, hit) or (called_so and bool(start) and is_negated(sentence, Hit("name", "", start - 1, start)))


def _company(review: Review, prose: Prose, name: str) -> RuleHit:
    written = " ".join(name.split())
    facts = _recipient(review, prose, plain_id(bare_name(name)), {"kind": "processor", "name": written})
    return review.at_sentence(prose, name, name=written, facts=facts)


def _recipient(review: Review, prose: Prose, id: str, entry: dict[str, str]) -> str:
    """Return the recipient to copy, with the purpose that is meant."""
    data: dict[str, object] = {"recipients": {id: entry}}
    if name := purpose_meant(review, prose):
        data["purposes"] = {name: {"recipients": list_with(review.facts.purposes[name].recipients, id)}}
    return to_copy(data)


def _receives(prose: Prose, service: Hit) -> bool:
    """Say whether a service is what gets something: "Klarna, which receives …"."""
    return any(0 <= hit.start - service.end <= 3 for hit in stated(prose, "receives"))


def _denials(prose: Prose, kinds: tuple[str, ...]) -> Iterator[Hit]:
    """Yield where a sentence says by words of some kinds that nobody receives data, or nobody but the organisation."""
    sentence = prose.sentence
    said = (hit for kind in kinds for hit in find(kind, sentence)) if _is_of_something_told(prose) else iter(())
    yield from (hit for hit in said if not (is_an_aim(sentence, hit) or _is_limited(sentence, hit) or _is_of_deeds(sentence, hit)))
    if not (find("condition", sentence) or find("exception", sentence)):
        yield from find("only-we-receive", sentence)
    yield from find("nobody-but-us", sentence)


def _is_but_for_one(review: Review, prose: Prose) -> bool:
    """Say whether a sentence on some data excepts a recipient of notice.yml by name: "nobody but our carrier, Posti, sees the parcel"."""
    excepts = not find("your-data", prose.sentence) and (find("nobody-but-us", prose.sentence) or find("exception", prose.sentence))
    return bool(excepts) and any(named_in(prose.sentence.text, review.facts.recipients.values()))


def _is_true_of(review: Review, prose: Prose) -> bool:
    """Say whether nobody else receives what a sentence speaks of: cookies, the data of a purpose, or a kind of data."""
    here = purpose_at(review, prose)
    has_none = here and review.facts.purposes[here].recipients == NONE and _are_all_used(review)
    return _is_of_cookies(review, prose) or bool(has_none) or _is_of_one_without(review, prose) or _is_data_for_nobody(review, prose)


def _is_of_cookies(review: Review, prose: Prose) -> bool:
    """Say whether a sentence stands with cookies to which, by the facts, nobody else has access."""
    here = prose.document.page == COOKIES or prose.section.id in codes()["cookie_categories"]
    about = here or find("cookie", prose.sentence)
    own = bool(about and review.cookies)
    return own and not any(one.third_party_access for one in review.cookies)


def _is_data_for_nobody(review: Review, prose: Prose) -> bool:
    """Say whether a sentence speaks of data that, by notice.yml, only purposes without recipients use."""
    kinds = {kind for sentence in prose.context for kind, _ in data_in(sentence)}
    purposes = review.facts.purposes.values()
    using = [one for one in purposes for used in one.categories or () if review.facts.code_of("categories", used.category) in kinds]
    return bool(using) and all(one.recipients == NONE for one in using)


def _only_some(review: Review, prose: Prose) -> Iterator[Hit]:
    """Yield where a sentence names some recipients of notice.yml as the only ones."""
    hits = find("only-they-receive", prose.sentence)
    recipients = review.facts.recipients.values()
    if hits and 0 < len(list(named_in(prose.sentence.text, recipients))) < len(recipients) and is_of_people(prose):
        yield from hits


def _are_all_used(review: Review) -> bool:
    """Say whether each recipient of notice.yml is one of a purpose."""
    received = {one for purpose in review.facts.purposes.values() for one in purpose.recipients or () if purpose.recipients != NONE}
    return received >= set(review.facts.recipients)


def _is_of_one_without(review: Review, prose: Prose) -> bool:
    """Say whether a sentence speaks of what a purpose is called for which nobody else receives data, and of no other purpose.

    Where a recipient is one of no purpose at all, the facts are not to be trusted that much.
    """
    titles = {name: prose.document.section(name) for name in review.facts.purposes}
    language = prose.document.language
    texts = (one.text for one in (prose.sentence, prose.before) if one)
    told = ({name for name, one in titles.items() if one and share_words(text, one.title, language)} for text in texts)
    named = next(filter(None, told), set[str]())
    without = all(review.facts.purposes[name].recipients == NONE for name in named)
    return bool(named) and without and _are_all_used(review)


def _is_limited(sentence: Sentence, denial: Hit) -> bool:
    """Say whether a denial is not of everything: "without your consent", "for marketing", "from China"; or of a parcel."""
    from_there = any(countries_in(sentence)) and not find("place/outside", sentence)
    outside = {one.start for one in find("outside-us", sentence) if denial.start <= one.start < denial.end}
    limits = (one for kind in LIMITS for one in find(kind, sentence))
    return any(one.start not in outside for one in limits) or _is_of_goods(sentence) or from_there


def _is_of_something_told(prose: Prose) -> bool:
    """Say whether a sentence is on data of people, or on recipients as such: that nobody can read all our books is on neither."""
    told = any(find(kind, prose.sentence) for kind in ("helper-outside", "everything", "requests"))
    return told or is_of_people(prose) or prose.section.id == RECIPIENTS_SECTION


def _is_of_use(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells that a service does something for the organisation, or knows something of people."""
    after = review.after(prose)
    told = is_of_people(prose) or bool(after and is_of_people(after))
    return told or prose.document.page == COOKIES or any(find(kind, prose.sentence) for kind in USED)


def _is_of_deeds(sentence: Sentence, denial: Hit) -> bool:
    """Say whether a denial is of what somebody may do ("nobody else may order in your name"), or of the reader's own passwords."""
    kinds = ("nobody-may", "your-secrets")
    return any(one.start < denial.end and denial.start < one.end for kind in kinds for one in find(kind, sentence))


def _is_of_the_reader(prose: Prose) -> bool:
    """Say whether a sentence tells of a judgment, or what readers do with services of their own, and not that one receives something."""
    own = find("you-do-it-yourself", prose.sentence) and not any(stated(prose, "we-disclose", "receives"))
    return bool(own or find("of-a-judgment", prose.sentence))


def _is_stranger(prose: Prose) -> bool:
    """Say whether a sentence names an organisation to tell it apart: it denies that it gets something, or speaks of no data."""
    sentence = prose.sentence
    apart = find("negation", sentence) or find("condition", sentence) or not is_of_people(prose)
    return bool(find("is-another", sentence) and apart)


def _is_of_goods(sentence: Sentence) -> bool:
    return bool(find("of-goods", sentence)) and not find("personal-data", sentence)


def _is_topic(sentence: Sentence) -> bool:
    """Say whether a sentence tells what a book, a film or a course is about, and nothing of data or cookies but what it denies."""
    of_data = find("personal-data", sentence) or find("cookie", sentence)
    return bool(find("topic-of-a-work", sentence)) and bool(find("negation", sentence) or not of_data)


def _is_known(service: KnownService, known: str) -> bool:
    names = [name.casefold() for name in service.names]
    return service.company.casefold() in known or any(re.search(rf"\b{re.escape(name)}", known) for name in names)


def _is_company_known(sentence: Sentence, name: str, known: str) -> bool:
    """Say whether the facts have a company, in whichever form and case; its first word may be the one that begins the sentence."""
    words = bare_name(name).split()
    begins = sentence.text.startswith(name)
    cores = [" ".join(words), *([" ".join(words[1:])] if begins else ())]
    return any(core and (core in known or ENDING.sub("", core) in known) for core in cores)


def _is_called_otherwise(prose: Prose, name: str, known: str) -> bool:
    """Say whether brackets behind a name have the short one that the facts have: "Swedish Quality Register of Caries (SKaPa)"."""
    _, _, behind = prose.sentence.text.partition(name)
    called = SHORT_NAME.match(behind)
    return called is not None and bool(re.search(rf"(?<!\w){re.escape(called[1].casefold())}(?!\w)", known))


def _is_of_a_recipient(review: Review, name: str, known: str) -> bool:
    """Say whether a name is of a recipient, of a service of one, or one that the facts name.

    "Kirjakeskus Celialle", "Bokposten’s Parcel" and "the KOSKI service" are.
    """
    first, *others = name.split()
    bare = [part for part in (word.partition("-")[0].casefold() for word in (first, *others)) if part]
    owners = {bare_name(one) for names in names_of_recipients(review, review.notice.source) for one in names[:2] if one}
    owned = bool(others) and not has_form(name) and any(is_possessive_of(first.casefold(), owner) for owner in owners)
    introduced = bool(others) and not has_form(name) and any(is_inflected(others[-1].casefold(), owner) for owner in owners)
    return owned or introduced or all(len(part) >= FEWEST_LETTERS and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", known) for part in bare)


def _is_a_form_of_one(review: Review, prose: Prose, word: str) -> bool:
    """Say whether a word is a form of the first one of a recipient's or a source's name: "Vuoropolun" of "Vuoropolku Oy"."""
    facts, language = review.facts, prose.document.language
    named = (*((one.name, one.label) for one in facts.recipients.values()), *((one.name, one.label) for one in facts.sources.values()))
    called = (name or review.said(label).get(language, "") for name, label in named)
    firsts = {re.split(r"[\s-]", text.casefold())[0] for text in called if text}
    stems = {stem for first in firsts if len(first) >= FEWEST_LETTERS for stem in stems_of(first, language)}
    return " " not in word and any(is_form(word.casefold(), stem, language) for stem in stems)


def _is_run_by_one(review: Review, prose: Prose, name: str) -> bool:
    """Say whether a sentence of the notice says of a service, by the same name, that a recipient of notice.yml runs it."""
    language, stem = prose.document.language, ENDING.sub("", name.split()[0])
    names = (review.facts.controller.name, *(names[0] for names in names_of_recipients(review, language)))
    owners = [bare_name(name) for name in names if name]
    naming = [one.sentence for one in review.sentences() if one.document.language == language and stem in one.sentence.text]
    for sentence in naming if owners else ():
        for hit in find("is-run-by", sentence)[:1]:
            before, behind = sentence.text[: sentence.places[hit.start][1]], sentence.text[sentence.places[hit.start][1] :].casefold()
            if stem in before and any(owner in behind for owner in owners):
                return True
    return False


def _is_an_authority(sentence: Sentence, name: str) -> bool:
    """Say whether a name is that of an authority for the protection of data, of which other rules tell."""
    return any(hit.words.casefold() in name.casefold() for hit in find("foreign-authority", sentence))


def _is_denied(prose: Prose, name: str) -> bool:
    """Say whether the clause around a name denies something, and not that this very company does what a notice tells of its own."""
    at = _at(prose.sentence, name)
    passes_on = (one for one in find("discloses", prose.sentence) if one.start >= at.end)
    is_its_own = not at.start and any(passes_on) and has(prose, "its-own-data", "your-data")
    return is_negated(prose.sentence, at) and not (is_its_own and not has(prose, "gets-no-data", "gets-figures"))


def _at(sentence: Sentence, name: str) -> Hit:
    """Return the words of a sentence that are a name."""
    return hit_at("name", sentence, sentence.text.find(name), name)
