#!/usr/bin/env bash
# compare.sh: what is public stays the beginning of what is published, and has the night brought anything? Compares the
# ledger and the MANIFEST of the site that was built just now with those that are public; where these cannot be read,
# nothing is published unless FIRST is "true". Outputs: "manifest", its hash, and "changed", yes or no; a merge always
# changes something.
set -euo pipefail
address=$(sed -n 's/^site_url: *\([^ ]*\).*/\1/p' mkdocs.yml)
say() { echo "$1" | tee --append "$GITHUB_STEP_SUMMARY"; }
public=$(mktemp)
ask() { curl --silent --show-error --location --max-time 60 --output "$public" --write-out '%{http_code}' "${address%/}/$1" || true; }

case $(ask publication.json) in
  200)
    # It ends with 1 if the public ledger does not go on here, and with 2 if it is none.
    if ! found=$(python3 hooks/notice/ledger.py docs/versions --known "$public" 2>&1); then
      say "What is public is not the beginning of what would be published. Nothing was published."
      say "$found"
      exit 1
    fi ;;
  404) say "Nothing is public at $address yet: nothing there vouches for what was published before." ;;
  *)
    if [ "${FIRST:-}" != true ]; then
      say "What is public at $address cannot be read, so that nobody can tell whether it stays. Nothing was published. Run it again; if nothing was ever public there, run the workflow by hand, and say so."
      exit 1
    fi ;;
esac

manifest=$(sha256sum "site/$MANIFEST" | cut -d' ' -f1)
echo "manifest=$manifest" >> "$GITHUB_OUTPUT"
if [ "$GITHUB_EVENT_NAME" = schedule ] && [ "$(ask "$MANIFEST")" = 200 ] && cmp --silent "$public" "site/$MANIFEST"; then
  echo "changed=no" >> "$GITHUB_OUTPUT"
  say "Nothing to do: what is public is what would be published."
else
  echo "changed=yes" >> "$GITHUB_OUTPUT"
fi
