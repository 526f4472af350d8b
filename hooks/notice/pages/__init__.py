"""Whole pages of the notice are made here: its text with facts, its versions, its history.

HTML comes from `overrides/notice/`.
"""
