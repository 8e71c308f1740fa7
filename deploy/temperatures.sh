#!/usr/bin/env bash
# One import: load, build, test, and publish only what passed. One at a time: a second run waits ten minutes for the first, then says so.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
exec 9>target/temperatures.lock
if ! flock --wait "${SLUICE_LOCK_SECONDS:-600}" 9; then
  echo "temperatures: another import is still running (target/temperatures.lock); nothing done" >&2
  exit 2
fi
npx sluice run --tags temperatures "$@"
