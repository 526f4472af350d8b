"""`make mutants`: small mistakes are made in the program, one at a time; tests that still pass do not test what was changed.

`mutations.py` makes the mistakes, `trials.py` runs the tests of a topic with each of them, `topics.yml` says which
tests belong to which modules, and `equivalent.yml` lists mistakes that change nothing.
"""
