"""Who is the controller, a processor or the officer by the text is so by notice.yml: Art. 4(7), 4(8), 13(1)(a), 28 and 37 GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ..page_names import NOTICE
from ..sentences import QUOTED, Hit, Sentence, clause_of, find, hit_at, is_conditional, is_negated, plain_words, sentences_of
from .against_facts import READERS_OWN, is_of_people, purpose_at, share_words, stated
from .company_names import are_of_one, bare_name, companies_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import denies, has, once_a_sentence, says
from .something_else import is_past
from .under_review import Prose, Review

OURS, ANY_OF_THEM = "controller", "recipients"
CALLED_CONTROLLER = "called-controller"
PROCESSOR, JOINT = "processor", "joint-controller"
# Which words stand behind whom they are said of, and which before.
CONTROLLERS = (CALLED_CONTROLLER, "but-a-controller"), ("controller-is",)
PROCESSORS = ("called-processor", "but-a-processor"), ("processor-is",)
ONLY_OF_OTHERS = ("works-on-our-behalf", "engaged-as-processor"), ("processor-engaged-is",)
# They say what is so after all, behind what they deny.
AFTER_A_DENIAL = ("but-a-controller", "but-a-processor")
COMPLAINTS = ("complaint", "authority")
# Who may use data for its own ends, or does not by the sentence itself.
NOT_FOR_ITSELF = (
    "negation", "limits", "on-behalf", "institution", "stays-with-the-bank", "the-authority", "others-use", "your-own-business",
)  # fmt: skip
# Where a company that is told by its trade alone ("the printing house") can only be a recipient.
OF_RECIPIENTS = ("recipients", "transfers")
# What is told of others, of books or of what could be, or of a recipient's own staff.
TOLD_OTHERWISE = ("topic-of-a-work", "would-be", "speaks-of-words", "told-of-the-law", "others-use")
# So many words stand at most between "the controller is" and the name of somebody: "the carrier Bokposten".
NEAR = 2
# A label has at most so many more words in the text than in notice.yml.
SPREAD = 2
WORD = re.compile(r"[\w’'-]+")
# "Controller: Lisa Lindström".
NAMED = re.compile(r":\s+([A-ZÅÄÖÉ][^\n.,;|]{2,60})")
Kinds = tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A party of notice.yml is named in a sentence: the organisation itself (`OURS`), a recipient by its id, or any of them."""

    id: str
    words: str
    start: int
    end: int


@rule("FCT-06", Severity.WARNING, *gdpr("13(1)(a)", "4(7)", "4(8)"), states=CURRENT)
def another_controller(review: Review) -> Iterator[RuleHit]:
    """A company that the text calls a controller is that of notice.yml, decides together with it, or gets data for itself."""
    own = [review.facts.controller.name, *_decide_too(review)]
    own += [one.name for one in review.facts.recipients.values() if one.name and one.kind != PROCESSOR]
    for prose in review.sentences():
        told_otherwise = is_past(review, prose.sentence) or has(prose, "on-behalf", "of-its-own")
        if any(stated(prose, "is-controller")) and not told_otherwise:
            for name in companies_in(prose.sentence.text):
                if not _is_of_a_condition(prose.sentence, name) and not any(are_of_one(bare_name(name), bare_name(one)) for one in own):
                    yield review.at_sentence(prose, name, name=" ".join(name.split()), controller=review.facts.controller.name)


@rule("FCT-06b", Severity.WARNING, *gdpr("28(3)", "28(10)", "13(1)(e)", "14(1)(e)"), states=CURRENT, by_words=True)
def processors_work_for_others(review: Review) -> Iterator[RuleHit]:
    """A recipient that is a processor by notice.yml does not, by the text, use data for its own advertising or other ends."""
    recipients = review.facts.recipients
    processors = {id for id, one in recipients.items() if one.kind == PROCESSOR}
    are_all = processors == recipients.keys()
    for prose in review.sentences() if processors else ():
        uses = (hit for hit in stated(prose, "for-its-own-ends") if not is_conditional(prose.sentence, hit))
        for hit in list(uses)[:1] if _uses_data(review, prose) else ():
            named = any(one.id in processors and one.start < hit.start for one in _mentions(review, prose))
            if named or (are_all and any(one.start < hit.start for one in find("kind-of-company", prose.sentence))):
                yield review.at_sentence(prose, hit.words, words=prose.as_read)


@rule("FCT-06c", Severity.WARNING, *gdpr("4(7)", "4(8)", "13(1)(a)", "13(1)(e)", "28"), states=CURRENT)
def roles_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """Whom the text calls a controller or a processor, by name or as notice.yml calls them, is one by notice.yml."""
    recipients = review.facts.recipients
    processors = {ANY_OF_THEM, *(id for id, one in recipients.items() if one.kind == PROCESSOR)}
    others = {id for id, one in recipients.items() if one.kind not in (PROCESSOR, JOINT)}
    for prose in review.sentences():
        if is_past(review, prose.sentence) or has(prose, *TOLD_OTHERWISE):
            continue
        named = [*_called(prose, review, *CONTROLLERS, processors)] if not has(prose, "of-its-own") else []
        for before, behind in (PROCESSORS, ONLY_OF_OTHERS):
            named += _called(prose, review, before, behind, others)
        if not (has(prose, "for-other-controllers") or _may_be_a_processor(review, prose)):
            named += _called(prose, review, *PROCESSORS, {OURS})
        for name, hit in named[:1]:
            yield review.at_sentence(prose, hit.words, name=name.words, words=prose.as_read)


@rule("FCT-06d", Severity.WARNING, *gdpr("4(7)", "13(1)(a)", "14(1)(a)"), states=CURRENT, by_words=True)
def nobody_else_is_the_controller(review: Review) -> Iterator[RuleHit]:
    """Who is no company, and is called the controller by the text, is that of notice.yml: no board, director or officer of it."""
    for prose in review.sentences():
        told = is_past(review, prose.sentence) or has(prose, *TOLD_OTHERWISE, "of-its-own")
        for words in list(_controllers(review, prose))[:1] if not told else ():
            yield review.at_sentence(prose, words, name=words, controller=review.facts.controller.name)


@rule("FCT-21c", Severity.WARNING, *gdpr("13(1)(b)", "13(2)(d)", "37", "77"), states=CURRENT, by_words=True)
def officer_is_nobody_else(review: Review) -> Iterator[RuleHit]:
    """The data protection officer is neither a processor nor the supervisory authority, to which complaints go."""
    confused = says(review, "ombudsman-of-ours", "processor-as-officer", "officer-as-authority", unless=TOLD_OTHERWISE)
    for prose, hit in once_a_sentence((*confused, *_complaints_to_the_officer(review))):
        yield review.at_sentence(prose, hit.words, phrase=prose.as_read)


def _is_of_a_condition(sentence: Sentence, name: str) -> bool:
    """Say whether a name begins a condition: "If Bokposten Ab used the data"; in Finnish and Swedish "if" looks like a part of it."""
    hit = hit_at("name", sentence, sentence.text.find(name), name)
    return any(one.start <= hit.start <= one.end for one in find("condition", sentence))


def _uses_data(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells of data of people, and neither denies nor limits that they are used, nor is of other parties."""
    return is_of_people(prose) and not (is_past(review, prose.sentence) or any(find(kind, prose.sentence) for kind in NOT_FOR_ITSELF))


def _called(prose: Prose, review: Review, before: Kinds, behind: Kinds, ids: Iterable[str]) -> Iterator[tuple[Mention, Hit]]:
    """Yield which of some parties a sentence gives a role: by words that stand behind the party, or `behind` which it stands."""
    sentence = prose.sentence
    wanted = set(ids)
    hits = [hit for kind in (*before, *behind) if wanted for hit in find(kind, sentence) if _is_said(prose, hit)]
    named = _mentions(review, prose) if hits else []
    for hit in hits:
        subject = _behind(sentence, named, hit) if hit.kind in behind else _before(prose, named, hit)
        if subject and subject.id in wanted and _is_of_a_role(prose, hit) and not _is_told_as_a_company(prose, subject, hit):
            yield subject, hit


def _is_of_a_role(prose: Prose, hit: Hit) -> bool:
    """Say whether words are on a role itself, or on what somebody does with data of people."""
    named = any(one.start < hit.end and hit.start < one.end for one in find("names-a-role", prose.sentence))
    return named or is_of_people(prose)


def _is_told_as_a_company(prose: Prose, subject: Mention, hit: Hit) -> bool:
    """Say whether FCT-06 tells of somebody whom a sentence names as a company: "Bokposten Ab is the controller"."""
    told = hit.kind in chain(*CONTROLLERS) and any(stated(prose, "is-controller")) and not has(prose, "on-behalf", "of-its-own")
    return told and any(are_of_one(bare_name(name), subject.words.casefold()) for name in companies_in(prose.sentence.text))


def _is_said(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence says something itself: it neither denies, supposes nor quotes it."""
    denied = hit.kind not in AFTER_A_DENIAL and denies(prose, hit)
    return not (denied or _is_supposed(prose.sentence, hit)) and hit.words in QUOTED.sub(" ", prose.sentence.said)


def _is_supposed(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the clause of a hit has a condition; that something happens sometime ("once it has your address") is none."""
    start, end = clause_of(sentence, hit)
    times = {one.start for one in find("time-clause", sentence)}
    return any(start <= one.start < end and one.start not in times for one in find("condition", sentence))


def _before(prose: Prose, parties: list[Mention], hit: Hit) -> Mention | None:
    """Return the last party that a sentence names before the end of a hit; "we", where the words are of many."""
    named = [one for one in parties if one.start < hit.end]
    of_many = any(hit.start <= one.start < hit.end for one in find("of-many", prose.sentence))
    us = [one for one in named if any(one.start == we.start for we in find("we-or-us", prose.sentence))] if of_many else []
    named = us or named
    return max(named, key=lambda one: one.start) if named else None


def _behind(sentence: Sentence, parties: list[Mention], hit: Hit) -> Mention | None:
    """Return the party that stands right behind a hit: "the controller is the carrier Bokposten".

    "The company" is there no name of anybody: "the processor is the company that runs the web shop".
    """
    of_any = {one.start for one in find("we-ourselves", sentence)} - {one.start for one in find("we-or-us", sentence)}
    _, end = clause_of(sentence, hit)
    named = [one for one in parties if hit.end <= one.start < min(hit.end + NEAR + 1, end) and one.start not in of_any]
    first = min(named, key=lambda one: one.start) if named else None
    if first is None:
        return None
    between = sentence.text[sentence.places[hit.end - 1][2] : sentence.places[first.start][1]]
    return first if between.islower() or not between.strip() else None


def _mentions(review: Review, prose: Prose) -> list[Mention]:
    """Return where a sentence names the organisation or a recipient of notice.yml, by its name or as it is called there."""
    sentence, language = prose.sentence, prose.document.language
    found = [Mention(OURS, hit.words, hit.start, hit.end) for hit in find("we-ourselves", sentence)]
    found += [Mention(OURS, word, place, place + 1) for place, word in enumerate(sentence.words) if is_our_name(review, word, language)]
    for id, one in review.facts.recipients.items():
        if one.name:
            found += _named(id, bare_name(one.name), sentence)
        if label := review.said(one.label).get(language, ""):
            found += _labelled(id, label, sentence)
    are_all = all(one.kind == PROCESSOR for one in review.facts.recipients.values())
    unnamed = find("kind-of-company", sentence) if are_all and prose.section.id in OF_RECIPIENTS and not has(prose, READERS_OWN) else ()
    found = [_of_the_one_before(sentence, found, one) for one in found]
    ours = {place for one in found if one.id == OURS for place in range(one.start, one.end)}
    return found + [Mention(ANY_OF_THEM, hit.words, hit.start, hit.end) for hit in unnamed if ours.isdisjoint(range(hit.start, hit.end))]


def _of_the_one_before(sentence: Sentence, parties: list[Mention], one: Mention) -> Mention:
    """Return whom a mention is of: "the company" behind the name of a recipient is that recipient."""
    before = [other for other in parties if other.id != OURS and other.start < one.start]
    is_generic = one.id == OURS and any(hit.start == one.start for hit in find("the-company", sentence))
    return replace(one, id=max(before, key=lambda other: other.start).id) if is_generic and before else one


def _named(id: str, name: str, sentence: Sentence) -> Iterator[Mention]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}", sentence.text, re.IGNORECASE):
        hit = hit_at("name", sentence, match.start(), match[0])
        yield Mention(id, hit.words, hit.start, hit.end)


def _labelled(id: str, label: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield where all telling words of a label stand beside each other in a sentence."""
    language = sentence.language
    written = WORD.findall(label)
    telling = [word for word in written if share_words(word, word, language)]
    length = len(written) + SPREAD
    for start, word in enumerate(sentence.words) if telling else ():
        window = " ".join(sentence.words[start : start + length])
        if share_words(word, " ".join(telling), language) and all(share_words(one, window, language) for one in telling):
            end = min(start + length, len(sentence.words))
            while end > start + 1 and not share_words(sentence.words[end - 1], " ".join(telling), language):
                end -= 1
            yield Mention(id, sentence.between(start, end - 1), start, end)
            return


def is_our_name(review: Review, word: str, language: str) -> bool:
    """Say whether a word is one of the organisation's name, its group's or the title of the notice: "the bookshop"."""
    facts = review.facts
    document = review.notice.document(NOTICE, language)
    title = document.sections[0].title if document.sections else ""
    besides = " ".join(plain_words("words-of-titles", language))
    called = (bare_name(facts.controller.name), facts.controller.group or "", title)
    return any(share_words(word, text, language, besides) for text in called if text)


def _may_be_a_processor(review: Review, prose: Prose) -> bool:
    """Say whether the organisation is a processor for a purpose of which a sentence may speak."""
    purposes, here = review.facts.purposes, purpose_at(review, prose)
    spoken_of = [purposes[here]] if here else purposes.values()
    return any(one.role == PROCESSOR for one in spoken_of)


def _controllers(review: Review, prose: Prose) -> Iterator[str]:
    """Yield whom a sentence calls the controller and notice.yml does not."""
    yield from (hit.words for hit in find("reader-as-controller", prose.sentence) if _is_said(prose, hit))
    for hit, words in _called_controllers(prose.sentence):
        is_said = _is_said(prose, hit) and not is_negated(prose.sentence, hit)
        if words and is_said and not _is_known(review, prose, words):
            yield words


def _called_controllers(sentence: Sentence) -> Iterator[tuple[Hit, str]]:
    """Yield who stands behind "the controller is" and "controller:", and the bodies right before "is the controller"."""
    yield from ((hit, _what_follows(sentence, hit)) for hit in find("controller-is", sentence))
    for hit in find("controller-noun", sentence):
        if named := NAMED.match(sentence.text, sentence.places[hit.end - 1][2]):
            yield hit, named[1]
    bodies = {one.end: one.words for one in find("body-within-or-above", sentence)}
    yield from ((hit, bodies.get(hit.start, "")) for hit in find(CALLED_CONTROLLER, sentence))


def _what_follows(sentence: Sentence, hit: Hit) -> str:
    """Return the name that stands behind "the controller is", up to the end of the clause; "" where a definition or a duty does."""
    _, end = clause_of(sentence, hit)
    end = next((place for place in range(hit.end + 1, end) if "," in sentence.before(place)), end)
    if hit.end >= end or any(one.start == hit.end for one in find("one-who-decides", sentence)):
        return ""
    words = sentence.between(hit.end, end - 1)
    return words if _is_a_name(sentence, hit.end) else ""


def _is_a_name(sentence: Sentence, place: int) -> bool:
    """Say whether at a place somebody is named: by a capital, a definite article or ending, or in Finnish any noun."""
    word = sentence.words[place]
    if word[0].isupper() or any(one.start == place for one in find("begins-a-name", sentence)):
        return True
    return any(place <= one.start <= place + NEAR for one in find("body-within-or-above", sentence))


def _is_known(review: Review, prose: Prose, words: str) -> bool:
    """Say whether some words name the organisation, one that decides with it, a recipient, a source, or a company, of which FCT-06 tells.

    A municipality's organs may well be its controllers.
    """
    facts, language = review.facts, prose.document.language
    sentence = next(iter(sentences_of(words, language)), None)
    if sentence is None or companies_in(words) or find("we-or-us", sentence) or find("we-ourselves", sentence):
        return True
    if find("organ-of-a-municipality", sentence) and _is_a_municipality(review):
        return True
    parties = [(one.name, one.label) for one in facts.recipients.values()] + [(one.name, one.label) for one in facts.sources.values()]
    called = (*_decide_too(review), *(name or "" for name, _ in parties), *(review.said(label).get(language, "") for _, label in parties))
    bodies = find("body-within-or-above", sentence)  # "the owner of the bookshop"
    heads = [word for one in bodies for word in sentence.words[one.start : one.end]] or sentence.words
    ours = any(is_our_name(review, word, language) for word in heads)
    return ours or any(share_words(words, text, language) for text in called if text)


def _decide_too(review: Review) -> list[str]:
    """Return the names of those who decide together with the organisation."""
    return [one.name for one in review.facts.joint_controllers or () if not isinstance(one, str)]


def _is_a_municipality(review: Review) -> bool:
    name = review.facts.controller.name
    return any(find("is-a-municipality", one) for language in review.notice.languages for one in sentences_of(name, language))


def _complaints_to_the_officer(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield where complaints go to the officer as if that were the authority, and not first, or besides."""
    for prose, hit in says(review, "complaint-to-officer", unless=(*TOLD_OTHERWISE, "first-or-beside")):
        by_right = prose.section.id in COMPLAINTS or has(prose, "officer-who-supervises", "right-to-complain")
        if by_right and not has(prose, "officer-of-ours", "the-authority"):
            yield prose, hit
