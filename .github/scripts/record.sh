#!/usr/bin/env bash
# record.sh: puts what was frozen just now on main, without the drafts that it was; where main is protected, proposes it.
# Its output "commit" is what is to be public after that, and "proposed" the version that waits. Needs GH_TOKEN.
set -euo pipefail
scripts=$(dirname "$0")
start=$(git rev-parse HEAD)
public() { echo "commit=$1" >> "$GITHUB_OUTPUT"; exit; }

git add --all docs
version=$(git diff --cached --name-only | sed -n 's|^docs/versions/\([^/]*\)/.*|\1|p' | sort -u | paste -sd+ -)
"$scripts/withdraw.sh" "publish/$version"
if [ -z "$version" ]; then public "$start"; fi

"$scripts/commit.sh" "Publish version ${version//+/, }"
gh auth setup-git
if git push --quiet origin HEAD:main; then public "$(git rev-parse HEAD)"; fi

git fetch --quiet origin main
if [ "$(git rev-parse FETCH_HEAD)" = "$start" ]; then
  "$scripts/propose.sh" "publish/$version" .github/words/publish.md
  echo "proposed=$version" >> "$GITHUB_OUTPUT"
else
  echo "Something was merged meanwhile; the run that it started publishes $version." | tee --append "$GITHUB_STEP_SUMMARY"
fi
public "$start"
