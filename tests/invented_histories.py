"""Two histories that nobody lived, as real ones are: sections come, go, are renamed and moved, and files are written anyhow."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

# What sections are about, with their titles by language.
TOPICS: dict[str, dict[str, str]] = {
    "controller": {"en": "Who we are", "fi": "Keitä olemme", "sv": "Vilka vi är"},
    "orders": {"en": "Your orders", "fi": "Tilauksenne", "sv": "Era beställningar"},
    "newsletter": {"en": "Our newsletter", "fi": "Uutiskirjeemme", "sv": "Vårt nyhetsbrev"},
    "sources": {"en": "Where data come from", "fi": "Mistä tiedot saadaan", "sv": "Varifrån uppgifterna kommer"},
    "recipients": {"en": "Who gets data", "fi": "Kuka saa tietoja", "sv": "Vem som får uppgifter"},
    "abroad": {"en": "Outside the country", "fi": "Maan ulkopuolella", "sv": "Utanför landet"},
    "keeping": {"en": "How long we keep data", "fi": "Kuinka kauan tietoja säilytetään", "sv": "Hur länge uppgifterna sparas"},
    "rights": {"en": "What you may ask for", "fi": "Mitä voitte pyytää", "sv": "Vad ni kan begära"},
    "security": {"en": "How data are protected", "fi": "Miten tietoja suojataan", "sv": "Hur uppgifterna skyddas"},
    "cameras": {"en": "Cameras in our shops", "fi": "Kamerat myymälöissä", "sv": "Kameror i butikerna"},
    "calls": {"en": "Recorded calls", "fi": "Puhelutallenteet", "sv": "Inspelade samtal"},
    "jobs": {"en": "If you apply for a job", "fi": "Jos haette työtä", "sv": "Om ni söker arbete"},
    "authority": {"en": "Where to complain", "fi": "Minne voi valittaa", "sv": "Vart man kan klaga"},
}
NAMES = {"en": "Privacy", "fi": "Tietosuoja", "sv": "Dataskydd"}
SECOND_TITLES = {"en": "What changed about it", "fi": "Toisin sanottuna", "sv": "Med andra ord"}
WORDS = {
    "en": "we use your data when they are needed for that and delete them after the time which the law gives us",
    "fi": "käytämme tietojanne kun niitä tarvitaan tähän ja poistamme ne sen ajan jälkeen jonka laki meille antaa",
    "sv": "vi använder era uppgifter när de behövs för detta och raderar dem efter den tid som lagen ger oss för det",
}


@dataclass(frozen=True)
class Part:
    """A section in one language: what it is about, its title, its level, and the words of its text and its list."""

    topic: str
    title: str
    level: int
    words: tuple[str, ...]
    items: tuple[str, ...] = ()


@dataclass
class Invented:
    """A text in one language, which goes on from day to day as chance has it."""

    language: str
    chance: Random
    parts: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts = [self._part(topic) for topic in list(TOPICS)[:9]]

    def _part(self, topic: str) -> Part:
        # What each section alone is about makes a part of its words, as in real texts.
        words = [*self.chance.sample(WORDS[self.language].split(), 12), *(f"{topic}{self.language}{number}" for number in range(6))]
        self.chance.shuffle(words)
        items = tuple(self.chance.sample(WORDS[self.language].split(), 3)) if self.chance.random() < 0.3 else ()
        return Part(topic, TOPICS[topic][self.language], self.chance.choice([2, 2, 2, 3]), tuple(words), items)

    def go_on(self, act: str, place: int, to: int, topic: str) -> None:
        """Do something to the section at a place, and add a word to the one at another."""
        part = self.parts[place]
        if act == "come":
            self.parts.insert(place, self._part(topic))
        elif act == "go":
            self.parts.pop(place)
        elif act == "rename":
            title = TOPICS[part.topic][self.language]
            self.parts[place] = replace(part, title=title if part.title != title else f"{SECOND_TITLES[self.language]}: {part.topic}")
        elif act == "move":
            self.parts.insert(to, self.parts.pop(place))
        elif act == "level":
            self.parts[place] = replace(part, level=5 - part.level)
        other = self.parts[to % len(self.parts)]
        self.parts[to % len(self.parts)] = replace(other, words=(*other.words, f"also{self.chance.randrange(10_000)}"))

    def written(self, parts: list[Part]) -> bytes:
        """Write a text as it might be found: with or without a title, under lines or not, in this or that encoding."""
        chance, title = self.chance, NAMES[self.language]
        lines = [chance.choice([f"# {title}", title, f"{title}\n====="]), ""]
        for number, part in enumerate(parts, 1):
            heading = f"{number}. {part.title}" if self.language == "en" else part.title
            lines += [f"{'#' * part.level} {heading}", "", " ".join(part.words).capitalize() + "."]
            lines += [*(f"{chance.choice('-*•')} {item}" for item in part.items), ""]
        text = chance.choice(["\n", "\n", "\r\n"]).join("\n".join(lines).split("\n"))
        return text.encode(chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))


# By day and language what was written, and the topics in their order.
Found = dict[str, dict[str, tuple[bytes, list[str]]]]


def history(count: int, languages: tuple[str, ...], seed: int) -> Found:
    """Invent versions over ten years, the first and the last in all languages.

    Between them each language is written on days of its own, and a translation may lack what has changed last.
    """
    chance = Random(seed)  # noqa: S311 (no secret)
    texts = {language: Invented(language, chance) for language in languages}
    original, found = texts[languages[0]], dict[str, dict[str, tuple[bytes, list[str]]]]()
    for number in range(count):
        day = date(2010, 3, 1) + timedelta(days=number * 3650 // count + chance.randrange(20))
        before = {language: list(text.parts) for language, text in texts.items()}
        away = [topic for topic in TOPICS if topic not in {part.topic for part in original.parts}]
        acts = ["rename", "move", "level", "words", "words", *(["come"] if away else []), *(["go"] if len(original.parts) > 6 else [])]
        last = len(original.parts) - 1
        change = chance.choice(acts), chance.randint(1, last), chance.randint(1, last), chance.choice(away or [""])
        for text in texts.values() if number else ():
            text.go_on(*change)
        some = [language for language in languages if chance.random() < 0.6] or [chance.choice(languages)]
        behind = {language for language in languages[1:] if chance.random() < 0.2} if 0 < number < count - 1 else set()
        written = languages if number in (0, count - 1) else some
        parts = {language: before[language] if language in behind else texts[language].parts for language in written}
        found[day.isoformat()] = {one: (texts[one].written(own), [part.topic for part in own]) for one, own in parts.items()}
    return found


def lay(found: Found, folder: Path) -> None:
    """Put a history into a folder, as `make import-history` takes it."""
    for day, texts in found.items():
        (folder / day).mkdir(parents=True)
        for language, (content, _) in texts.items():
            (folder / day / f"index.{language}.md").write_bytes(content)


def topics(found: Found) -> Iterator[tuple[str, str, list[str]]]:
    """Yield day, language and topics of each text."""
    for day, texts in found.items():
        yield from ((day, language, about) for language, (_, about) in texts.items())
