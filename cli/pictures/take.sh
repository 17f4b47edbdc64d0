#!/usr/bin/env bash
# Takes the picture of README.md anew: the report of two clips, one of them broken, in a browser. Needs Chromium and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")"

here=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp ../../models/sample/sample.mp4 "$folder"
printf 'no film, only words\n%.0s' {1..50} >"$folder/broken.mp4"
(cd "$folder" && "$here/../demeanor" analyze sample.mp4 broken.mp4 --out out --report) || [ $? -eq 3 ]
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,600 \
    --screenshot="$folder/report.png" "file://$folder/out/report.html" >/dev/null 2>&1
convert "$folder/report.png" +dither -colors 128 report.png
