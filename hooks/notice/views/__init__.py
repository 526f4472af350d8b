"""Of the notice are made here what pages show: rows, cards, lists. The HTML is in `overrides/notice/`."""
