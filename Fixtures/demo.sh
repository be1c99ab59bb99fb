#!/usr/bin/env bash
# An office's year: applies its commands, answers its three KPIs by month, replays one complaint.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! pkg-config --exists lmdb 2>/dev/null; then
  apt-get update -qq && apt-get install -y -qq liblmdb-dev pkg-config >/dev/null
fi
swift build -c release --static-swift-stdlib --product carelog
carelog=.build/release/carelog
export CARELOG_STORE=${CARELOG_STORE:-$(mktemp -d)/office-2025}

echo; echo "== apply"
"$carelog" apply Fixtures/office-2025.commands.jsonl | tail -n 3
"$carelog" log stat
for kpi in satisfaction closure renewal; do
  basis=$([ "$kpi" = closure ] && echo docket || echo count)
  echo; echo "== $kpi by month"
  if [ "$kpi" = satisfaction ]; then
    "$carelog" kpi "$kpi" --period 2025 --by month
  else
    "$carelog" kpi "$kpi" --basis "$basis" --period 2025 --by month
  fi
done
echo; echo "== replay complaint P001"
"$carelog" replay complaint P001
echo; echo "The store is in $CARELOG_STORE; go on with: export CARELOG_STORE=$CARELOG_STORE"
