"""Makes of the notice what pages show: rows, cards, lists. No HTML here; that is in `overrides/notice/`."""
