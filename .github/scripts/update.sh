#!/usr/bin/env bash
# update.sh: proposes newer packages, if there are any. Needs GH_TOKEN.
set -euo pipefail
scripts=$(dirname "$0")

git add requirements.txt tests/requirements.txt
if git diff --cached --quiet; then
  echo "Nothing to do: every package is up to date." | tee --append "$GITHUB_STEP_SUMMARY"
  exit
fi
"$scripts/commit.sh" "Newer packages"
"$scripts/propose.sh" update/packages .github/words/update.md
