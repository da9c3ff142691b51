#!/usr/bin/env bash
# Gradescope runs this once, as root and with a network, to build the image of the autograder: Node, Redis and queuing-spec.
# What is there already stays.
set -euo pipefail
root="${AUTOGRADER:-/autograder}"
prefix="${QUEUING_SPEC_PREFIX:-/usr/local}"

recent() { command -v node > /dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; }

if ! recent; then
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates curl
  curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
  apt-get install -y --no-install-recommends nodejs
fi
if ! command -v redis-server > /dev/null; then
  apt-get update
  apt-get install -y --no-install-recommends redis-server
fi
npm install --global --prefix "$prefix" --no-audit --no-fund "$root"/source/queuing-spec-*.tgz
