"""What an editor sees on GitHub is what readers see on the page: here a draft is rendered as both do it, and compared.

`shown_blocks` reads what either made of a text, `word_signs` finds lists that only look like one, `rewriting` writes a passage so
that both show the same, and `two_views` says on which line they differ, and what to write there.
"""
