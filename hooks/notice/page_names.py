"""The names of these pages mean something to the program; every other page of a notice is its writers' own.

A page has one name in all languages: the notice itself is "index" in index.fi.md, index.sv.md and so on.
"""
from __future__ import annotations

NOTICE, COOKIES, HISTORY = "index", "cookies", "history"
# In the change history, a heading of this level is that of a version.
VERSION_LEVEL = 2
# The program's own pages, for developers, for using one's rights and on accessibility; no page of a notice has these names.
DEVELOPERS, RIGHTS, ACCESSIBILITY = "developers", "rights", "accessibility"
# This one is shown under every address that does not exist.
MISSING = "404"
# On this one readers choose two versions; it has no text of its own.
COMPARE = f"{HISTORY}/compare"
