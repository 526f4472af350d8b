"""The built site as files: what it consists of, how it goes public in one step, how a copy of it is compared.

It knows nothing of what a notice says. `manifest`, `unpacking`, `earlier`, `releases` and `landing` also run by
themselves on the web server, which needs Python 3.9 and nothing else.
"""
