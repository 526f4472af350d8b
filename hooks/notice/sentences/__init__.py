"""The prose of a notice is read as sentences, and whole words of a language are found in them, in all their forms.

`sentences_of(text, language)` gives the sentences of a Markdown text, each with its line; `own_sentences_of` those that
say something themselves, `denied_questions_of` the questions to which it answers with no. `find(kind, sentence)` gives
where a sentence has words of a kind, which stand in `word_lists/`, a file a topic and language; `is_negated` and
`is_conditional` say what the clause around such a hit makes of it. A language without word lists has sentences and no hits.

A stemmer would serve less: Snowball takes "luottotiedot" to "luottotied" and "luottotieto" to "luottotieto", and a
dictionary such as Voikko's is no package of Python.
"""
from __future__ import annotations

from .catalogues import KnownService, services
from .clauses import clause_of, is_conditional, is_negated, is_of_a_condition, takes_back
from .hits import Hit, find, hit_at, is_listed, names_in, sentences_at, sentences_of
from .own_words import denied_questions_of, own_sentence_at, own_sentences_of
from .prose_periods import ProsePeriod, periods_in, recurring_in
from .recognised import countries_in, data_in, is_likely, places_in, services_in
from .splitting import QUOTED, Sentence, as_read, as_written, joined
from .word_lists import languages, neighbours, plain_words

__all__ = [
    "QUOTED",
    "Hit",
    "KnownService",
    "ProsePeriod",
    "Sentence",
    "as_read",
    "as_written",
    "clause_of",
    "countries_in",
    "data_in",
    "denied_questions_of",
    "find",
    "hit_at",
    "is_conditional",
    "is_likely",
    "is_listed",
    "is_negated",
    "is_of_a_condition",
    "joined",
    "languages",
    "names_in",
    "neighbours",
    "own_sentence_at",
    "own_sentences_of",
    "periods_in",
    "places_in",
    "plain_words",
    "recurring_in",
    "sentences_at",
    "sentences_of",
    "services",
    "services_in",
    "takes_back",
]  # fmt: skip
