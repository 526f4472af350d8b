"""The built site as files: what it consists of, how it goes public in one step, how a copy of it is compared.

The package knows nothing of what a notice says. It is for operators and speaks English; what editors are told while a
site is published comes from the steps that it starts, in their language. `manifest`, `extract`, `carry_over`,
`releases` and `server_side` also run by themselves on the web server, which needs Python 3.9 and nothing else.
"""
