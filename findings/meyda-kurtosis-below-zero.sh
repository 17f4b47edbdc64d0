#!/usr/bin/env bash
# Meyda's spectral kurtosis is below zero, which no kurtosis is, by hundreds of thousands for a narrow band at 3 kHz.
#
# Versions: meyda 5.6.3, Node 20.20.2.
#
# The fourth moment about the mean m is a4 - 4 m a3 + 6 m^2 a2 - 3 m^4, if a2, a3 and a4 are the moments about zero. Meyda's third term is
# 6 m a2, without the square. The mean is a bin of the spectrum, some tens, so what is missing outweighs the rest: the number
# tells mostly how high the sound is for its width. A kurtosis is never below 1, and moving a band up does not change it. Centroid,
# spread and skewness of the same spectrum are right. No warning comes.
#
# Hurt: whoever takes Meyda's features in a browser for emotion or voice quality: low values count as flat spectra and are narrow bands at high
# pitch, and a net that was trained on another library's kurtosis gets numbers it has never seen.
#
# Seen on 2026-11-30 (made harmonics of 125 Hz; kurtosis by Meyda and as defined, then skewness by both):
#   a band about 1 kHz     -2922.7    3.6     0.03   0.03
#   a band about 3 kHz   -233158.5    3.2     0.01   0.01
#   a voice, falling          -3.3    4.1     1.45   1.45
#   flat                     -74.0    1.8     0.00   0.00
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund meyda@5.6.3 >/dev/null
cat > "$work/kurtosis.cjs" <<'JS'
const Meyda = require("meyda");

const SIZE = 512, RATE = 16000;
Meyda.bufferSize = SIZE;
Meyda.sampleRate = RATE;
const FEATURES = ["spectralCentroid", "spectralSpread", "spectralSkewness", "spectralKurtosis", "amplitudeSpectrum"];
const SOUNDS = {
	"a band about 1 kHz": harmonic => Math.exp(-(((harmonic * 125 - 1000) / 300) ** 2)),
	"a band about 3 kHz": harmonic => Math.exp(-(((harmonic * 125 - 3000) / 300) ** 2)),
	"a voice, falling": harmonic => 1 / harmonic,
	"flat": () => 1,
};

/** The moment of the given order about the mean, with the spectrum's amplitudes as weights. */
function moment(spectrum, order, mean) {
	let sum = 0, weights = 0;
	spectrum.forEach((weight, bin) => {
		sum += weight * (bin - mean) ** order;
		weights += weight;
	});
	return sum / weights;
}

let so = true;
for (const [name, level] of Object.entries(SOUNDS)) {
	const sound = Float32Array.from({ length: SIZE }, (_, n) => {
		let sum = 0;
		for (let harmonic = 1; harmonic < 60; harmonic++) {
			sum += .02 * level(harmonic) * Math.sin(2 * Math.PI * 125 * harmonic * n / RATE + harmonic * harmonic);
		}
		return sum;
	});
	const told = Meyda.extract(FEATURES, sound);
	const spectrum = Array.from(told.amplitudeSpectrum);
	const mean = moment(spectrum, 1, 0), variance = moment(spectrum, 2, mean);
	const skewness = moment(spectrum, 3, mean) / variance ** 1.5, kurtosis = moment(spectrum, 4, mean) / variance ** 2;
	console.log(`${name.padEnd(20)} ${told.spectralKurtosis.toFixed(1).padStart(9)} ${kurtosis.toFixed(1).padStart(6)}`
		+ `   ${told.spectralSkewness.toFixed(2).padStart(6)} ${skewness.toFixed(2).padStart(6)}`);
	so &&= told.spectralKurtosis < 0 && kurtosis >= 1 && Math.abs(told.spectralSkewness - skewness) < .01
		&& Math.abs(told.spectralCentroid - mean) < .01 && Math.abs(told.spectralSpread - Math.sqrt(variance)) < .01;
}
process.exit(so ? 0 : 1);
JS
node "$work/kurtosis.cjs"
