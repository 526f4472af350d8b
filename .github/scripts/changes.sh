#!/usr/bin/env bash
# changes.sh: what does merging change? Outputs "site" and "program", each yes or no: something that the site is made
# of, and something that is not the organisation's, by the list of the branch it is merged into. Where git cannot say,
# both are yes.
set -euo pipefail
mapfile -t own < <(git show HEAD^1:hooks/organisation.txt | sed -n 's|^/||p')
changed() { if git diff --quiet --no-ext-diff --ignore-submodules=none HEAD^1 HEAD -- "$@"; then echo no; else echo yes; fi; }

tee --append "$GITHUB_OUTPUT" << OUTPUTS
site=$(changed "${own[@]}" .github hooks overrides Makefile requirements.txt)
program=$(changed . "${own[@]/#/:!}")
OUTPUTS
