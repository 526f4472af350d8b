#!/usr/bin/env bash
# commit.sh MESSAGE: commits what is staged, in the name of the robot that did it.
set -euo pipefail
git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "$1"
