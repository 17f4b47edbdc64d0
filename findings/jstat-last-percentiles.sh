#!/usr/bin/env bash
# jStat's 95th percentile of ten values is the second largest, however large the largest is: the last gap between values is skipped.
#
# Versions: jstat 1.9.6 (npm), Node 20.20.2.
#
# `jStat.percentile(values, k)` draws lines between the sorted values, as Excel's PERCENTILE, R and NumPy do by default, and equals them nearly
# everywhere. Only between the last two values it draws none: there it gives the lower one, and for k = 1 the upper one. Of n values
# this concerns all percentiles above (n - 2) / (n - 1): the 90th of up to 10 values, the 95th of up to 20, the 99th of up to 100. They
# are too low, by up to the whole gap. The lowest percentiles are right. With the third argument (exclusive) the same happens. No error
# comes. `jStat.quantiles`, which has another definition, is not touched.
#
# Hurt: thresholds and outlier limits of small groups, such as the 95th percentile of reaction times or of peaks of arousal of
# 20 people, in a browser or in Node: R and Python give other numbers for the same data.
#
# Seen on 2026-11-30 (1, 2, ... and a largest value of 100):
#    5 values  percentile      5     50     75     90     95     99    100
#              jStat        1.20   3.00   4.00   4.00   4.00   4.00 100.00
#              right        1.20   3.00   4.00  61.60  80.80  96.16 100.00
#   10 values  percentile      5     50     75     90     95     99    100
#              jStat        1.45   5.50   7.75   9.00   9.00   9.00 100.00
#              right        1.45   5.50   7.75  18.10  59.05  91.81 100.00
#   20 values  percentile      5     50     75     90     95     99    100
#              jStat        1.95  10.50  15.25  18.10  19.00  19.00 100.00
#              right        1.95  10.50  15.25  18.10  23.05  84.61 100.00
#   21 values  percentile      5     50     75     90     95     99    100
#              jStat        2.00  11.00  16.00  19.00  20.00  20.00 100.00
#              right        2.00  11.00  16.00  19.00  20.00  84.00 100.00
#   50 values  percentile      5     50     75     90     95     99    100
#              jStat        3.45  25.50  37.75  45.10  47.55  49.00 100.00
#              right        3.45  25.50  37.75  45.10  47.55  75.01 100.00
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6
cat > percentiles.js <<'JS'
const {jStat} = require('jstat');

function percentile(sorted, k) {
  const place = k * (sorted.length - 1), below = Math.floor(place), above = Math.ceil(place);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

let ok = true;
for (const n of [5, 10, 20, 21, 50]) {
  const values = Array.from({length: n}, (_, i) => i < n - 1 ? i + 1 : 100);
  const shares = [.05, .5, .75, .9, .95, .99, 1];
  const found = shares.map(k => jStat.percentile(values, k)), right = shares.map(k => percentile(values, k));
  console.log(String(n).padStart(2), 'values', ' percentile', shares.map(k => String(100 * k).padStart(6)).join(' '));
  console.log('           jStat     ', found.map(x => x.toFixed(2).padStart(6)).join(' '));
  console.log('           right     ', right.map(x => x.toFixed(2).padStart(6)).join(' '));
  shares.forEach((k, i) => {
    const skipped = k < 1 && k * (n - 1) > n - 2 + 1e-9;
    ok &&= Math.abs(found[i] - (skipped ? values[n - 2] : right[i])) < 1e-6;
  });
}
process.exit(ok && jStat.percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], .95) === 9 ? 0 : 1);
JS
node percentiles.js
