"""Data and people that the text names are among those of notice.yml: Art. 5(1)(a), 9, 10, 13 and 14(1)(d) GDPR."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..facts import Facts
from ..sentences import Hit, clause_of, data_in, find, is_likely, is_negated, sentences_of
from ..vocabulary import codes
from .against_facts import (
    FEWEST_LETTERS,
    by_gravity,
    is_certain,
    list_with,
    once,
    own_code,
    purpose_at,
    purpose_meant,
    says,
    share_words,
    stated,
    to_copy,
)
from .company_names import bare_name
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, Statute, gdpr
from .named_rights import RIGHTS
from .rule import CURRENT, rule
from .said_in_prose import by_kind, denied_at_all, has, has_beside
from .something_else import is_not_ours, tells_what_we_never_see
from .under_review import Prose, Review

# What is the reader's own business, would be, stays with the bank, or is better left out of a message.
NOT_COLLECTED = ("in-books", "your-own-business", "would-be", "stays-with-the-bank", "is-left-out")
CATEGORIES = gdpr("5(1)(a)", "13(1)(c)", "14(1)(d)")
# Codes that stand for each other: who states one has told of the other.
WIDER = {
    "payments": {"bank-account"}, "bank-account": {"payments"},
    "credit-entries": {"creditworthiness"}, "creditworthiness": {"credit-entries"},
    "opinions": {"correspondence"}, "browsing": {"device", "ip-address"}, "ip-address": {"device", "browsing"},
    "date-of-birth": {"personal-identity-code"}, "disability": {"health"},
}  # fmt: skip
GRAVE = {"personal-identity-code", "criminal-offences"}
PROCESSOR = "processor"
# Among so many words a clause names who does something: "and then Klarna asks".
BEGINNING = 3
# "asukkaista" of "asukkaat".
LONGEST_ENDING = 4
IP_ADDRESS, CHILDREN, NEXT_OF_KIN = "ip-address", "children", "next-of-kin"
GROUPS = (CHILDREN, "job-applicants", "employees", "members", "participants")
# People of other trades, for whom the vocabulary has no word.
OTHERS = ("patients", "guests", "tenants", "students", "passengers", "debtors", "donors", "relatives", "suppliers")


@rule("FCT-11", Severity.ERROR, *CATEGORIES, *gdpr("9(1)", "10"), states=CURRENT, by_words=True)
def named_data(review: Review) -> Iterator[RuleHit]:
    """Data that the text says are collected are among the categories; an error for special ones, offences and identity codes."""
    found = (
        (prose.document.language, prose.section.id, kind, _data(review, prose, kind, hit))
        for prose in review.sentences()
        for kind, hit in data_in(prose.sentence)
        if _is_collected(prose, kind, hit) and not is_negated(prose.sentence, hit) and not _is_listed(review, prose, kind, hit)
        if not (_is_of_the_child(review, prose, kind, hit) or _are_a_group(review, kind))
        if not (kind == IP_ADDRESS and _is_explained(prose))
        if not (is_not_ours(review, prose, hit) or _is_not_collected(prose, hit) or _is_in_a_law(prose, hit))
        if not (_is_asked_by_another(review, prose, hit) or _is_never_seen(review, prose, kind))
    )
    yield from (hit for _, _, _, hit in once(found, lambda one: one[:3], lambda one: by_gravity(one[3])))


@rule(
    "FCT-12", Severity.WARNING, *gdpr("5(1)(a)", "13(1)", "14(1)"), TRANSPARENCY, Statute("1050/2018", "5"), states=CURRENT, by_words=True
)
def named_people(review: Review) -> Iterator[RuleHit]:
    """Children, applicants and employees whose data the text tells of are among the groups of people."""
    facts = review.facts
    used = {group for purpose in facts.purposes.values() for group in purpose.groups}
    stated_groups = used | {facts.code_of("groups", group) for group in used}
    for group in (*GROUPS, *OTHERS):
        if group not in stated_groups and not _is_labelled(facts, f"group-{group}"):
            said = (*by_kind(review).get(f"group-{group}", ()), *by_kind(review).get(f"for-{group}", ()))
            others = ((prose, hit) for prose, hit in said if not is_not_ours(review, prose, hit))
            told = ((prose, hit) for prose, hit in others if _are_told_of(prose, hit) and not _is_lawful_help(prose, group))
            found = ((prose, hit) for prose, hit in told if not _are_of_a_group(review, prose, hit))
            by_language = list(once(found, lambda one: one[0].document.language))
            called = {prose.document.language: hit.words for prose, hit in by_language} if group in OTHERS else {}
            for prose, hit in by_language:
                name = review.say.term("groups", group) if group in GROUPS else hit.words
                yield review.at_sentence(prose, hit.words, words=hit.words, group=name, facts=_group(review, prose, group, called))


@rule("FCT-12b", Severity.WARNING, *gdpr("5(1)(a)", "13(1)", "14(1)"), TRANSPARENCY, states=CURRENT, by_words=True)
def children_are_not_denied(review: Review) -> Iterator[RuleHit]:
    """A text that says that there are no data about children is one of a notice in which no purpose has them as a group."""
    facts = review.facts
    of_children = [id for id, one in facts.purposes.items() if any(facts.code_of("groups", group) == CHILDREN for group in one.groups)]
    for prose, words in denied_at_all(review, "denies-children", "asks-of-children") if of_children else ():
        if prose.section.id in of_children or prose.section.id not in facts.purposes:
            yield review.at_sentence(prose, words, words=words, purposes=review.say.join([review.title(id) for id in of_children]))


def _is_explained(prose: Prose) -> bool:
    """Say whether a sentence tells why nothing is anonymous, or what personal data can be, and nothing that is done with it."""
    explained = has(prose, "is-personal-data") and not has(prose, "uses-data", "keeps")
    return explained or has(prose, "not-anonymous", "nobody-to-be-seen")


def _is_collected(prose: Prose, kind: str, hit: Hit) -> bool:
    """Say whether a sentence tells that data are collected; identity codes and offences are named for no other reason."""
    named = kind in GRAVE and not is_likely(hit) and not (has(prose, "topic-of-a-work") or has_beside(prose, hit, "negation"))
    passed_on = has_beside(prose, hit, "we-disclose") and not has(prose, "of-goods", "topic-of-a-work", "condition", "negation")
    used = passed_on or any(stated(prose, "collects", "observes"))
    return named or (used and not (has(prose, "acts-as-proxy") or _need_not_be_told(prose, hit)))


def _is_not_collected(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells of what is not collected, and not only for what: "we note illnesses, so that we can suggest books"."""
    aims = [one.start for one in find("in-order-to", prose.sentence) if one.start >= hit.end]
    end = min(aims, default=len(prose.sentence.words))
    return any(one.start < end for kind in NOT_COLLECTED for one in find(kind, prose.sentence))


def _is_in_a_law(prose: Prose, hit: Hit) -> bool:
    """Say whether what is named is part of what a law is called: "the Camera Surveillance Act", "kamerabevakningslagen"."""
    return any(hit.start <= one.start <= hit.end for one in find("called-a-law", prose.sentence))


def _need_not_be_told(prose: Prose, hit: Hit) -> bool:
    """Say whether the clause of a hit lets somebody off before it: "when you order a book, you need not give the name of the child"."""
    start, _ = clause_of(prose.sentence, hit)
    return any(start <= one.start and one.end <= hit.start for one in find("is-offered", prose.sentence) if is_negated(prose.sentence, one))


def _is_asked_by_another(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether the clause of a hit begins with a recipient that decides for itself, and is not of us: "Klarna asks for your number"."""
    sentence, (start, _) = prose.sentence, clause_of(prose.sentence, hit)
    named = (bare_name(one.name).split()[0] for one in review.facts.recipients.values() if one.name and one.kind != PROCESSOR)
    begins = {word.casefold() for word in sentence.words[start : min(start + BEGINNING, hit.start)]}
    return not begins.isdisjoint(named) and not has(prose, "speaks-of-us")


def _is_never_seen(review: Review, prose: Prose, kind: str) -> bool:
    """Say whether the same section says that we never get to see such data: then they are asked for by somebody else."""
    unseen = filter(tells_what_we_never_see, (one.sentence for one in review.sentences_in(prose.section)))
    return any(other == kind and is_negated(one, hit) for one in unseen for other, hit in data_in(one))


def _is_grave(kind: str) -> bool:
    known = codes()["categories"]
    return kind in GRAVE or (kind in known and known[kind].special)


def _are_told_of(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells that data of people are used, or that a service is for them, and does not deny it."""
    if has(prose, "gets-figures"):
        return False
    told = says(prose, "collects") or says(prose, "targets") or find("personal-data", prose.sentence) or any(data_in(prose.sentence))
    used = told and any(stated(prose, "acts-with-data", "discloses")) and not find("no-children", prose.sentence)
    meant = hit.kind == f"group-{CHILDREN}" and find("young-enough", prose.sentence) and find("takes-part", prose.sentence)
    return bool(used or meant or find("is-about", prose.sentence) or hit.kind == f"for-{CHILDREN}") and not is_negated(prose.sentence, hit)


def _are_of_a_group(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether people are those whom notice.yml calls so: "the residents"; or minors among them: "an underage customer"."""
    language, words = prose.document.language, prose.sentence.words
    said = " ".join(words[hit.end : hit.end + 1]) if hit.kind == f"group-{CHILDREN}" else hit.words
    stem = said.casefold()[: max(FEWEST_LETTERS + 1, len(said) - LONGEST_ENDING)]
    return any(
        share_words(said, name, language) or (stem and any(word.startswith(stem) for word in name.casefold().split()))
        for name in _names_of_groups(review, language)
    )


def _names_of_groups(review: Review, language: str) -> Iterator[str]:
    """Yield what the groups of people of the purposes are called in a language."""
    for id in {group for purpose in review.facts.purposes.values() for group in purpose.groups}:
        own = review.facts.groups.get(id)
        yield review.said(own.label).get(language, "") if own else review.notice.terms[language]["groups", id]


def _is_lawful_help(prose: Prose, group: str) -> bool:
    """Say whether relatives act for somebody, or children use their rights, get a present or consent as the law says."""
    if group != CHILDREN:
        return group == "relatives" and has(prose, "on-your-behalf", "there-is-none")
    if (has(prose, "acts-as-proxy") and has(prose, "on-your-behalf")) or (prose.section.id in RIGHTS and has(prose, "names-a-guardian")):
        return True
    allows = has(prose, "guardian-consents") and not has(prose, "with-data", "uses-data")
    return allows or has(prose, "names-a-law", "children-may-do-so")


def _group(review: Review, prose: Prose, group: str, called: Mapping[str, str]) -> str:
    """Return the group to copy, with one of its own where the text has `called` it something by language."""
    name = purpose_meant(review, prose) or "…"
    purpose = review.facts.purposes.get(name)
    own: dict[str, object] = {}
    if called:
        group, label = own_code(review, called)
        own = {"groups": {group: {"label": label}}}
    return to_copy({**own, "purposes": {name: {"groups": list_with(purpose.groups if purpose else (), group)}}})


def _data(review: Review, prose: Prose, kind: str, hit: Hit) -> RuleHit:
    known = codes()["categories"]
    name = review.say.term("categories", kind) if kind in known else hit.words
    certain = any(stated(prose, "collects", "observes")) and is_certain(prose, hit) and not is_likely(hit)
    severity = None if _is_grave(kind) and certain else Severity.WARNING
    return review.at_sentence(prose, hit.words, severity=severity, words=hit.words, category=name, facts=_category(review, prose, kind))


def _category(review: Review, prose: Prose, kind: str) -> str:
    """Return the category to copy, with one of its own where the vocabulary has none."""
    data: dict[str, object] = {}
    if kind not in codes()["categories"] and kind not in review.facts.categories:
        data["categories"] = {kind: {"label": dict.fromkeys(review.notice.languages, kind)}}
    name = purpose_meant(review, prose) or "…"
    purpose = review.facts.purposes.get(name)
    used = [one.category for one in (purpose.categories if purpose else None) or ()]
    data["purposes"] = {name: {"categories": list_with(used, kind)}}
    return to_copy(data)


def _is_listed(review: Review, prose: Prose, kind: str, hit: Hit) -> bool:
    """Say whether a purpose has the category, by its kind or the words of its label: the one in whose section it stands, elsewhere any."""
    facts, here = review.facts, purpose_at(review, prose)
    purposes = [facts.purposes[here]] if here else facts.purposes.values()
    used = {one.category for purpose in purposes for one in purpose.categories or ()}
    wanted = {kind, *WIDER.get(kind, ())}
    labels = (own.label for one in used if not _is_grave(kind) and (own := facts.categories.get(one)))
    language = prose.document.language
    return any(facts.code_of("categories", one) in wanted or kind in _kinds_of_label(review, one) for one in used) or any(
        share_words(hit.words, review.said(label).get(language, ""), language) for label in labels
    )


def _are_a_group(review: Review, kind: str) -> bool:
    """Say whether those whom a kind of data is about are people whose data notice.yml states: next of kin."""
    labels = [own.label for own in review.facts.groups.values()] if kind == NEXT_OF_KIN else []
    texts = (each for label in labels for each in review.said(label).items())
    return any(kind == one for language, text in texts for sentence in sentences_of(text, language) for one, _ in data_in(sentence))


def _is_of_the_child(review: Review, prose: Prose, kind: str, hit: Hit) -> bool:
    """Say whether what looks like data on somebody's family is on the children whom the purpose is about: "the child's name"."""
    here = purpose_at(review, prose)
    groups = {review.facts.code_of("groups", group) for group in review.facts.purposes[here].groups} if here else set()
    of_children = (one for one in find(f"group-{CHILDREN}", prose.sentence) if one.start < hit.end and hit.start < one.end)
    return kind == NEXT_OF_KIN and CHILDREN in groups and any(of_children)


def _kinds_of_label(review: Review, category: str) -> set[str]:
    """Return what kinds of data an own category is by the words of its label."""
    own = review.facts.categories.get(category)
    labels = review.said(own.label).items() if own else ()
    return {kind for language, text in labels for sentence in sentences_of(text, language) for kind, _ in data_in(sentence)}


def _is_labelled(facts: Facts, kind: str) -> bool:
    labels = [group.label for group in facts.groups.values() if isinstance(group.label, dict)]
    return any(find(kind, sentence) for label in labels for language, text in label.items() for sentence in sentences_of(text, language))
