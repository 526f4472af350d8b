"""How long a build takes: notices of any size, and a plain Material site with the same pages to compare with."""
