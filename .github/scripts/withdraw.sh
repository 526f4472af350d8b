#!/usr/bin/env bash
# withdraw.sh [BRANCH]: closes every pull request that would publish something else than BRANCH does: the draft
# it was made of has changed, is held back again, or its day has gone by. Needs GH_TOKEN.
set -euo pipefail
gh pr list --base main --state open --limit 1000 --json headRefName --jq '.[].headRefName' | while read -r branch; do
  if [[ $branch == publish/* && $branch != "${1:-}" ]]; then
    gh pr close "$branch" --delete-branch --comment "The draft of this version has changed, or its day has gone by."
  fi
done
