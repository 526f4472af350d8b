"""The output gate reads every page and file of a built site before it replaces the old one.

What is read is what the public would get, whatever made it. `proofreading` reads each file once; a check is a function
that yields faults: of one page (`leftovers`, `structure`, `language`, `loading`), of all pages together (`links`,
`head`, `passages`, `archive`), of other files (`data`, `feeds`, `sitemap`, `assets`), and of pages beside privacy.json
(`agreement`). It knows no fact of the notice that is not on the site.
"""
