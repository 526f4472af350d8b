#!/usr/bin/env bash
# begin.sh DATE: proposes the headings of a new version, in a branch of its own. Needs GH_TOKEN.
set -euo pipefail
scripts=$(dirname "$0")
branch=version/$1

if git ls-remote --exit-code origin "refs/heads/$branch" > /dev/null; then
  echo "This version is begun already: go on in the branch \`$branch\`, or delete it." | tee --append "$GITHUB_STEP_SUMMARY"
  exit 1
fi
git add docs
"$scripts/commit.sh" "Begin version $1"
"$scripts/propose.sh" "$branch" .github/words/new-version.md
