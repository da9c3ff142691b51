#!/usr/bin/env bash
# Grades FOLDER as the action does, with its reports in REPORTS; the exit code goes to the step's outputs, so that the reports
# are written and uploaded whatever it is.
set -uo pipefail
package="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
reports="${REPORTS:-queuing-spec-reports}"
mkdir -p "$reports"
options=(--github --junit "$reports/junit.xml" --json "$reports/result.json" --gradescope "$reports/gradescope.json"
  --page "$reports/page.html" --trace "$reports/traces.html")
if [[ -n ${TASKS:-} ]]; then options+=(--task "$TASKS"); fi
if [[ -n ${POINTS:-} ]]; then options+=(--points "$POINTS"); fi
node "$package/bin/start.js" queuing-spec "${FOLDER:-.}" "${options[@]}"
code=$?
echo "exit-code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"
exit 0
