"""What a site really keeps in its visitors' browsers, and whether the notice says so.

`visit` opens the site in a browser, before and after consent, and gives what was seen (`seen`);
`comparison` sets it beside the cookies that the notice declares; `report` says it in words or as JSON.
"""
