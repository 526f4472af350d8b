#!/usr/bin/env bash
# propose.sh BRANCH WORDS: proposes the last commit as a pull request from BRANCH, in which nobody else works;
# one that is open already is renewed. WORDS is a file with what the pull request says. Needs GH_TOKEN.
set -euo pipefail
branch=$1 words=$2

gh auth setup-git
# The same text is not pushed anew: its checks, and who approved it, would be lost.
there=""
if git fetch --quiet --depth=1 origin "refs/heads/$branch"; then there=$(git rev-parse "FETCH_HEAD^{tree}"); fi
if [ "$there" != "$(git rev-parse "HEAD^{tree}")" ]; then git push --quiet --force origin "HEAD:refs/heads/$branch"; fi
if [ -n "$(gh pr list --base main --head "$branch" --state open --json number --jq '.[].number')" ]; then
  said="The pull request of \`$branch\` was renewed."
elif gh pr create --base main --head "$branch" --title "$(git log -1 --format=%s)" --body-file "$words"; then
  said="A pull request of \`$branch\` was opened."
else
  said="GitHub Actions may not open pull requests here (Settings, Actions, General). Open it yourself:
$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/main...$branch?expand=1"
fi
echo "$said" | tee --append "$GITHUB_STEP_SUMMARY"
