#!/usr/bin/env bash
# pitchfinder's YIN takes a man's voice of 120 Hz for a tone of 18 kHz, if it is given 1024 samples; of 1025 samples it hears 120 Hz.
#
# Versions: pitchfinder 2.3.4, pitchy 4.1.0 (another detector, for comparison), Node 20.20.2.
#
# YIN uses as many samples as the largest power of two below the length that it is given, and looks for periods up to half of that. The power is below, not
# at most, the length: of 1024 samples it uses 512, with periods up to 256 samples, which is 172 Hz at 44.1 kHz. One sample more doubles both. Buffers of Web
# Audio have a power of two, so half of each is left out. If there is no period in reach, the answer is not `null`, as the documentation tells for no pitch,
# but a frequency near half the sampling rate. Its issues 24 and 37 tell of the lost low notes.
#
# Hurt: whoever tracks the pitch of voices in a browser: men's voices, and low endings of women's, are kilohertz. Means and spreads of pitch are then worth nothing.
#
# Seen on 2026-12-01 (made voices at 44.1 kHz; the pitch by YIN of so many samples, and by pitchy of 1024 samples):
#   100 Hz: 1024 18226 Hz, 1025 18768 Hz, 2048 18768 Hz, 2049 100 Hz; pitchy 100 Hz
#   120 Hz: 1024 18486 Hz, 1025 120 Hz, 2048 120 Hz, 2049 120 Hz; pitchy 120 Hz
#   150 Hz: 1024 18849 Hz, 1025 150 Hz, 2048 150 Hz, 2049 150 Hz; pitchy 150 Hz
#   180 Hz: 1024 180 Hz, 1025 180 Hz, 2048 180 Hz, 2049 180 Hz; pitchy 180 Hz
#   220 Hz: 1024 220 Hz, 1025 220 Hz, 2048 220 Hz, 2049 220 Hz; pitchy 220 Hz
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund pitchfinder@2.3.4 pitchy@4.1.0 >/dev/null
cat > "$work/yin.mjs" <<'JS'
import { YIN } from "pitchfinder";
import { PitchDetector } from "pitchy";

const RATE = 44100;

function voice(pitch, samples) {
	return Float32Array.from({ length: samples }, (_, n) => {
		let sum = 0;
		for (let harmonic = 1; harmonic <= 20; harmonic++) {
			sum += .1 * Math.sin(2 * Math.PI * pitch * harmonic * n / RATE + harmonic * harmonic) / harmonic;
		}
		return sum;
	});
}

const near = (told, pitch) => Math.abs(told / pitch - 1) < .01;
let so = true;
for (const pitch of [100, 120, 150, 180, 220]) {
	const told = [1024, 1025, 2048, 2049].map(samples => YIN({ sampleRate: RATE })(voice(pitch, samples)));
	const [other] = PitchDetector.forFloat32Array(1024).findPitch(voice(pitch, 1024), RATE);
	console.log(`${pitch} Hz: ` + told.map((one, n) => `${[1024, 1025, 2048, 2049][n]} ${one.toFixed(0)} Hz`).join(", ") + `; pitchy ${other.toFixed(0)} Hz`);
	const heard = told.map(one => near(one, pitch));
	so &&= near(other, pitch) && told.every((one, n) => heard[n] || one > 15000);
	so &&= heard[0] === pitch > RATE / 256 && heard[1] === pitch > 1.2 * RATE / 512 && heard[2] === heard[1] && heard[3];
}
process.exit(so ? 0 : 1);
JS
node "$work/yin.mjs"
