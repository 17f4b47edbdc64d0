#!/usr/bin/env bash
# Meyda keeps the mel, Bark and chroma bands of the first recording: MFCC and loudness of the next one, of another rate, are wrong.
#
# Versions: meyda 5.6.3 (npm), Node 20.20.2.
#
# `Meyda.extract` takes the rate from `Meyda.sampleRate`, which its documentation says to set. Filters are made at the first call and kept.
# They are made anew if the number of bands changes; the Bark scale also if the length of the buffer does. Neither
# asks for the rate. So after a file at 16 kHz one at 44.1 kHz is weighed with bands that lie 2.8 times too low in its spectrum. Which numbers a
# file gets hangs on the file before it. No error, no warning. `spectralRolloff` follows the rate. Analyzers made for a live
# sound (`createMeydaAnalyzer`) make their own mel and Bark bands. One process for each rate is right.
#
# Hurt: whoever takes MFCC or loudness of a folder of recordings of several rates in Node, or of uploads on a server: numbers depend on the
# order of files.
#
# Seen on 2026-11-30 (one frame of 512 samples of a made voice at 44.1 kHz, alone and after one frame at 16 kHz):
#   alone            MFCC 129.3  72.6   7.2  10.1   loudness 34.9   sharpness 0.68   strongest chroma 4   roll-off 6745 Hz
#   after 16 kHz     MFCC 104.6  68.6  16.1   7.8   loudness 30.0   sharpness 0.77   strongest chroma 11   roll-off 6745 Hz
#   after 44.1 kHz   MFCC 129.3  72.6   7.2  10.1   loudness 34.9   sharpness 0.68   strongest chroma 4   roll-off 6745 Hz
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund meyda@5.6.3
cat > frame.js <<'JS'
const Meyda = require('meyda');

function features(rate) {
  const voice = Float32Array.from({length: 512}, (_, i) => {
    let sample = 0;
    for (let k = 1; k * 150 < 7000; k++) sample += Math.sin(2 * Math.PI * k * 150 * i / rate) / k;
    return .2 * sample;
  });
  Meyda.sampleRate = rate;
  Meyda.bufferSize = 512;
  const all = Meyda.extract(['mfcc', 'loudness', 'perceptualSharpness', 'chroma', 'spectralRolloff'], voice);
  return {...all, loudness: all.loudness.total, chroma: all.chroma.indexOf(Math.max(...all.chroma))};
}

const found = process.argv.slice(2).map(rate => features(+rate));
console.log(JSON.stringify(found[found.length - 1]));
JS
cat > compare.js <<'JS'
const {execFileSync} = require('child_process');
const after = (...rates) => JSON.parse(execFileSync('node', ['frame.js', ...rates], {encoding: 'utf8'}));

const show = (name, f) => console.log(name.padEnd(16), 'MFCC', f.mfcc.slice(0, 4).map(x => x.toFixed(1).padStart(5)).join(' '),
  '  loudness', f.loudness.toFixed(1), '  sharpness', f.perceptualSharpness.toFixed(2), '  strongest chroma', f.chroma,
  '  roll-off', f.spectralRolloff.toFixed(0), 'Hz');
const alone = after(44100), next = after(16000, 44100), again = after(44100, 44100);
show('alone', alone);
show('after 16 kHz', next);
show('after 44.1 kHz', again);
const wrong = Math.abs(alone.mfcc[0] - next.mfcc[0]) > 5 && Math.abs(alone.loudness - next.loudness) > 1;
process.exit(wrong && JSON.stringify(alone) === JSON.stringify(again) && alone.spectralRolloff === next.spectralRolloff ? 0 : 1);
JS
node compare.js
