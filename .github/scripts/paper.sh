#!/usr/bin/env bash
# Installs what PDF files are made with, so that they do not come and go with the image of the runner.
set -euo pipefail

packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
if ! dpkg --status "${packages[@]}" > /dev/null 2>&1; then
  sudo apt-get update --quiet
  sudo apt-get install --quiet --yes --no-install-recommends "${packages[@]}"
fi
