#!/usr/bin/env bash
# compare.sh: what is public stays the beginning of what is published, what follows it could have been frozen, and has the
# night brought anything? Compares the ledger and the MANIFEST of the site that was built just now with those that are
# public; where these cannot be read, nothing is published unless FIRST is "true": somebody vouches for the past.
# Outputs: "manifest", its hash, and "changed", yes or no; a merge always changes something.
set -euo pipefail
address=$(sed -n 's/^site_url: *\([^ ]*\).*/\1/p' mkdocs.yml)
say() { echo "$1" | tee --append "$GITHUB_STEP_SUMMARY"; }
public=$(mktemp)
ask() {
  curl --silent --show-error --location --max-time 60 --retry 3 --output "$public" --write-out '%{http_code}' "${address%/}/$1" || true
}
# It ends with 1 if something is refused, and with 2 if what was answered lists no ledger.
additions() { PYTHONPATH=hooks .venv/bin/python -m additions "$public"; }

status=$(ask publication.json) code=0
if [ "$status" = 200 ]; then found=$(additions 2>&1) || code=$?; fi
if [ "$code" = 1 ]; then
  say "$found"
  exit 1
fi
if [ "$status" = 404 ]; then
  say "Nothing is public at $address yet: nothing there vouches for what was published before."
elif { [ "$status" != 200 ] || [ "$code" != 0 ]; } && [ "${FIRST:-}" != true ]; then
  say "What is public at $address cannot be read, so that nobody can tell whether it stays. Nothing was published. Run it again; if it stays so, run the workflow by hand, and vouch for the past."
  exit 1
fi

manifest=$(sha256sum "site/$MANIFEST" | cut -d' ' -f1)
echo "manifest=$manifest" >> "$GITHUB_OUTPUT"
if [ "$GITHUB_EVENT_NAME" = schedule ] && [ "$(ask "$MANIFEST")" = 200 ] && cmp --silent "$public" "site/$MANIFEST"; then
  echo "changed=no" >> "$GITHUB_OUTPUT"
  say "Nothing to do: what is public is what would be published."
else
  echo "changed=yes" >> "$GITHUB_OUTPUT"
fi
