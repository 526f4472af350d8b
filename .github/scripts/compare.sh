#!/usr/bin/env bash
# compare.sh: has the night brought anything? Compares the MANIFEST of the site that was built just now with the
# one that is public. Outputs: "manifest", its hash, and "changed", yes or no; a merge always changes something.
set -euo pipefail
address=$(sed -n 's/^site_url: *\([^ ]*\).*/\1/p' mkdocs.yml)

manifest=$(sha256sum "site/$MANIFEST" | cut -d' ' -f1)
echo "manifest=$manifest" >> "$GITHUB_OUTPUT"
if [ "$GITHUB_EVENT_NAME" = schedule ] &&
  curl --fail --silent --show-error --location --max-time 60 "${address%/}/$MANIFEST" | cmp --silent - "site/$MANIFEST"; then
  echo "changed=no" >> "$GITHUB_OUTPUT"
  echo "Nothing to do: what is public is what would be published." | tee --append "$GITHUB_STEP_SUMMARY"
else
  echo "changed=yes" >> "$GITHUB_OUTPUT"
fi
