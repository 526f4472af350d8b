"""A privacy notice is data here: facts, sections, versions, and what is made of them.

Everything goes one way: read (`publication`, `reading`) → model (`facts`, `documents`, `versions`, `changes`) → views
(`views`, `pages`, `summary`, `exports`). Beside it, `rules` judge the model and `output` reads what was built. Nothing
here imports MkDocs; the hooks beside this package are its only link to it.
"""
