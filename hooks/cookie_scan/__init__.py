"""This package sees what a web site keeps in the browsers of its visitors. It knows nothing of a notice.

`browsing.visit` opens the site in a Chromium, before and after consent; `wall` and `fence` keep it there; `protocol`
reads what it keeps; `consent_button` finds what gives consent; `seen` is what was found.
"""
