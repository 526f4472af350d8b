"""The prose of a notice is read as sentences, and whole words of a language are found in them, in all their forms.

`sentences_of(text, language)` gives the sentences of a Markdown text, each with its line. `find(kind, sentence)` gives
where it has words of a kind, which stand in `word_lists/`, a file a topic and language; `is_negated` and `is_conditional`
say what the clause around such a hit makes of it. A language without word lists has sentences and no hits.

A stemmer would serve less: Snowball takes "luottotiedot" to "luottotied" and "luottotieto" to "luottotieto", and a
dictionary such as Voikko's is no package of Python.
"""
from __future__ import annotations

from .clauses import clause_of, is_conditional, is_negated
from .hits import Hit, find, sentences_of
from .splitting import Sentence
from .word_lists import languages

__all__ = ["Hit", "Sentence", "clause_of", "find", "is_conditional", "is_negated", "languages", "sentences_of"]
