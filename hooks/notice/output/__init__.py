"""The output gate reads every page and file of a built site before it replaces the old one.

What is read is what the public would get, whatever made it. `proofreading` reads each file once; a check is a function
that yields faults: of one page (`placeholders`, `structure`, `language`, `loading`), of all pages together (`dead_links`, `page_heads`,
`passages`, `archive`), and of other files (`data`, `asset_files`, `proofs`). It asks what a text, a fact or looks of
one's own can make wrong; whether what is made agrees with itself is asked of the program by its tests.
"""
