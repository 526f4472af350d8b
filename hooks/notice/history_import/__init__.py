"""Texts that were published elsewhere become drafts here: one for each day, with everything that a program may mend.

`found_texts` reads the folder, `mending` puts the form right and leaves every word, `section_ids` gives the same id to
the same section in all languages and on all days, `made_drafts` puts the files of each draft together.
"""
