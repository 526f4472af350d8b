"""What a template leaves to be filled in is told by its signs: brackets, lines, letters that stand for others, examples."""
from __future__ import annotations

import re
from functools import lru_cache

UNITS = "vuo|kuukau|päiv|viik|år|måna|dag|veck|year|month|day|week|euro"
BLANKS = (
    # Words or a letter in brackets: "[COMPANY NAME]" or "[X]", but no note such as "[^1]", no "[sic]" and no link.
    r"\[(?!\^|sic\])[^\W\d_][^\[\]\n]{1,60}\](?![(\[:])",
    r"\[(?:[A-ZÅÄÖ]|\s*(?:\.{3}|…|\?+|xx+)\s*)\](?![(\[:])",
    # Lines, dots and question marks.
    r"_{3,}|\.{6,}|…{2,}|\?{3,}",
    # Variables of templates, such as "{{ company }}".
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|%[A-Z_]{3,}%",
    # Names, and words for a link, between signs: "<Company Ltd>" or "(link)".
    r"<[^\W\d_][^<>@/\n=\"]{0,40}(?:tähän|här|here)>|<[A-ZÅÄÖ][a-zåäö]+(?: [^\W\d_]+){0,4}>|\((?:link|linkki|länk|url|URL)\)",
    # "Our contact is (first name last name)", but not "your name (first name and last name)"
    r"(?:(?<= on )|(?<= är )|(?<= is )|(?<=: ))\((?:etunimi\ssukunimi|förnamn\sefternamn|first\s?name\slast\s?name)\)",
    # "xx.xx.xxxx", "NN.NN.2027", "dd.mm.yyyy", "20XX"
    r"\b(?:[xX]{2}[./-]){2}(?:[xX]{2,4}|(?:19|20)[xX]{2})\b|\b(?<![A-WYZa-wyz]-)[xX]{3,}\b(?:@|\b)|\bNN\.NN\.\w{4}\b|\b(?:19|20)[xX]{2}\b",
    r"(?<!\w)(?:dd|pp|pv|DD|PP|PV)[./-](?:mm|kk|MM|KK)[./-](?:(?:19|20)?(?:yy|vv|åå)|yyyy|vvvv|åååå|YYYY|VVVV|ÅÅÅÅ)\b",
    r"(?<!\w)(?:yyyy|vvvv|åååå|YYYY|VVVV|ÅÅÅÅ)[./-](?:mm|kk|MM|KK)[./-](?:dd|pp|DD|PP)\b",
    # "XX years", "X vuotta"
    rf"\b(?:X{{1,2}}|xx) (?=(?:{UNITS}))",
    # "name@company.com", "1234567-8"
    r"\b(?:nimi|etunimi\.sukunimi|namn|fornamn\.efternamn|name|firstname\.lastname)@[\w.-]+",
    r"@(?:yritys|firma|foretag|company|domain)\.[a-z]{2,3}\b|\b1234567-[18]\b",
)
BLANK = re.compile("|".join(BLANKS))


@lru_cache(maxsize=1 << 13)
def blanks_in(text: str) -> tuple[re.Match[str], ...]:
    """Return what a text leaves to be filled in; versions of a notice have nearly all their texts in common."""
    return tuple(BLANK.finditer(text))
