"""A privacy notice as data: facts, sections, versions, and what is made of them.

One direction: read (`reading`) → model (`facts`, `documents`, `history`) → views (`views`, `summary`).
Nothing here imports MkDocs; the hooks beside this package are its only link to it.
"""
