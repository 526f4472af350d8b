"""How long a build takes and what a page costs: notices of any size, and a plain Material site with the same pages to compare with."""
