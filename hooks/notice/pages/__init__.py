"""Makes whole pages of the notice: its text with facts, its versions, its history. HTML comes from `overrides/notice/`."""
