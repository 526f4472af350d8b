#!/usr/bin/env bash
# begin.sh: proposes what was begun, in a branch of its own, which has the name of the entry that it becomes. Needs GH_TOKEN.
set -euo pipefail
scripts=$(dirname "$0")

git add docs
id=$(git diff --cached --unified=0 -- docs | sed -n 's/^+## .*{#\([0-9a-z-]*\) \.draft.*}.*$/\1/p' | sort --unique)
branch=version/$id
if git ls-remote --exit-code origin "refs/heads/$branch" > /dev/null; then
  echo "This version is begun already: go on in the branch \`$branch\`, or delete it." | tee --append "$GITHUB_STEP_SUMMARY"
  exit 1
fi
"$scripts/commit.sh" "Begin version $id"
"$scripts/propose.sh" "$branch" .github/words/new-version.md
