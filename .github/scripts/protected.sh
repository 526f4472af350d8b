#!/usr/bin/env bash
# protected.sh: prints "no" if whoever may write here may push to main, so that what is frozen becomes public at once, and
# "yes" if only a second pull request makes it so; "yes" too where GitHub does not say, for that is how it should be. Needs GH_TOKEN.
set -euo pipefail
rules=$(gh api "repos/$GITHUB_REPOSITORY/rules/branches/main" --jq '[.[].type] | join(" ")') || rules=unknown
protected=$(gh api "repos/$GITHUB_REPOSITORY/branches/main" --jq .protected) || protected=unknown
case " $rules " in
  *" pull_request "* | *" required_status_checks "* | *" update "* | " unknown ") echo yes ;;
  "  ") if [ "$protected" = false ]; then echo no; else echo yes; fi ;;
  *) echo no ;; # other rules, as against deleting it, keep nobody from pushing
esac
