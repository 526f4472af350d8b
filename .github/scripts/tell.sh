#!/usr/bin/env bash
# tell.sh: opens an issue when publishing FAILED ("true") or a version waits for its PROPOSED pull request, and closes it
# when all is well again. RUN is the number of the run that says more. Needs GH_TOKEN.
set -euo pipefail
title="Publishing needs somebody"
number=$(gh issue list --state open --limit 1000 --json number,title --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)

if [ "$FAILED" != true ] && [ -z "$PROPOSED" ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "All is well again."; fi
  exit
fi
if [ -n "$number" ]; then exit; fi
words=$(mktemp)
cat .github/words/tell.md > "$words"
echo "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$RUN" >> "$words"
gh issue create --title "$title" --body-file "$words" || {
  echo "No issue could be opened (Settings, General, Features): nobody is told of this but by this run." | tee --append "$GITHUB_STEP_SUMMARY"
  exit 1
}
