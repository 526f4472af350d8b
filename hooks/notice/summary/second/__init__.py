"""The second format of a notice as data, `privacy-2.json`: each fact under its own name, and each silence as itself.

Facts are called as in notice.yml, so what `versions.json`, feeds and findings name is found under the same name here. The
declarations in `hooks/notice/facts/` are the one source of keys, context and schema; `shapes.py` has what is not so.
"""
