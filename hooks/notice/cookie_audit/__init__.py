"""An audit finds whether the notice says what a site really keeps in its visitors' browsers.

`declared_and_seen` sets what `cookie_scan` saw beside the cookies that the notice declares; `audit_report` says it in
words or as JSON.
"""
