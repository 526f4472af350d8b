#!/bin/sh
# night.sh TO [COMMAND …]: brings the checkout up to date, publishes it to TO, and keeps what was said in ~/publish.log. If
# somebody has to look, it prints that, or gives it to COMMAND, and ends with 1; the same is told once a day. For a timer; the
# guide says how: guide/docs/operate/server.md. Run it in the checkout.
set -u
to=$1
shift
said=$(mktemp)
told=$HOME/publish.told # what somebody knows already
trap 'rm -f "$said"' EXIT

# An origin that cannot be reached keeps nothing from taking effect on its day; `make publish` refuses a checkout that is behind.
well=yes
git pull --quiet --ff-only > "$said" 2>&1 || well=no
make --no-print-directory publish TO="$to" >> "$said" 2>&1 || well=no
{ date; cat "$said"; } >> "${HOME}/publish.log"

if [ "$well" = yes ]; then
  rm -f "$told"
  exit
fi
if ! cmp -s "$said" "$told" || [ -z "$(find "$told" -mtime -1)" ]; then
  if [ $# -gt 0 ]; then "$@" < "$said"; else cat "$said"; fi && cp "$said" "$told"
fi
exit 1
