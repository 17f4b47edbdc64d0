#!/usr/bin/env bash
# Human (JavaScript) keeps a face's emotion for 1.5 s of the computer's time: the faster the computer, the fewer of a film's changes it sees.
#
# Versions: @vladmandic/human 3.3.6, TensorFlow.js 4.22.0 (WASM), sharp 0.35.5, pictures of @vladmandic/face-api 1.7.15, Node.js 20.20.
#
# `detect` compares each picture with the one before. If they are alike, as pictures of a film are, emotion, box and other results are not
# computed but repeated, for up to 1.5 s (emotion) and 99 pictures. The seconds are those of the computer's clock while it works, not the
# film's. A computer that takes 40 ms for a frame of 25 a second looks at the expression each 1.5 s, one that takes 10 ms each 4 s. Results
# do not tell whether they are old. The settings (`cacheSensitivity`, `skipTime`, `skipFrames`) are described as a cache for speed, on by
# default. `cacheSensitivity: 0` switches it off.
#
# Hurt: whoever scores recorded films by Human in Node.js or a browser: expressions last too long, short ones are missing, latencies of reactions
# are late by up to seconds, and the same film gives other numbers on another computer.
#
# Seen on 2026-12-01 (3 s of 25 frames a second; a happy face turns into a neutral one from 1 to 2 s; the clock is set by the script):
#   no cache,  10 ms a frame: happy, from 1.24 s on neutral
#   no cache, 200 ms a frame: happy, from 1.24 s on neutral
#   as it is, 200 ms a frame: happy, from 1.28 s on neutral
#   as it is, 100 ms a frame: happy, from 1.20 s on neutral
#   as it is,  40 ms a frame: happy, from 1.52 s on neutral
#   as it is,  20 ms a frame: happy to the end
#   as it is,  10 ms a frame: happy to the end
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node.js 20 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @vladmandic/human@3.3.6 @vladmandic/face-api@1.7.15 sharp@0.35.5 \
	@tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-converter@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0
cat > film.cjs <<'JS'
const fs = require("fs");
const path = require("path");
const sharp = require("sharp");
require("@tensorflow/tfjs-backend-wasm");

const packages = path.join(__dirname, "node_modules");
const { Human } = require(path.join(packages, "@vladmandic/human/dist/human.node-wasm.js"));

// The film's own clock is 25 frames a second. What the computer's clock says is ours to choose, so that a run is the same everywhere.
let clock = 0;
Object.defineProperty(performance, "now", { value: () => clock });
globalThis.fetch = async (url) => new Response(fs.readFileSync(String(url).replace("file://", "")), {
	headers: { "content-type": String(url).endsWith("json") ? "application/json" : "application/octet-stream" },
});

const SIZE = 256;
const RATE = 25;
const off = { enabled: false };
const settings = {
	backend: "wasm", wasmPath: path.join(packages, "@tensorflow/tfjs-backend-wasm/dist/"),
	modelBasePath: "file://" + path.join(packages, "@vladmandic/human/models/"),
	filter: off, gesture: off, body: off, hand: off, object: off, face: { iris: off, description: off },
};

async function face(picture, left, top, width) {
	const file = path.join(packages, "@vladmandic/face-api/demo", picture);
	return sharp(file).extract({ left, top, width, height: width }).resize(SIZE, SIZE).removeAlpha().raw().toBuffer();
}

/** The label of each frame, if the computer takes so many milliseconds for one. */
async function labels(film, milliseconds, more) {
	const human = new Human({ ...settings, ...more });
	await human.load();
	clock += 1e6;
	const all = [];
	for (const frame of film) {
		const picture = human.tf.tensor3d(frame, [SIZE, SIZE, 3]);
		const found = await human.detect(picture);
		picture.dispose();
		all.push(found.face[0].emotion[0].emotion);
		clock += milliseconds;
	}
	return all;
}

async function main() {
	const happy = await face("sample6.jpg", 33, 312, 648);
	const neutral = await face("sample5.jpg", 618, 0, 490);
	const film = Array.from({ length: 3 * RATE }, (_, frame) => {
		const share = Math.min(1, Math.max(0, frame / RATE - 1));
		return Float32Array.from(happy, (value, i) => Math.round(value * (1 - share) + neutral[i] * share));
	});
	const changes = async (milliseconds, more, name) => {
		const all = await labels(film, milliseconds, more);
		const from = all.indexOf("neutral");
		const told = all.every((label, i) => label === (from < 0 || i < from ? "happy" : "neutral"));
		console.log(`${name}: ${from < 0 ? "happy to the end" : `happy, from ${(from / RATE).toFixed(2)} s on neutral`}`);
		return told ? from : NaN;
	};
	const right = await changes(10, { cacheSensitivity: 0 }, "no cache,  10 ms a frame");
	const slow = await changes(200, { cacheSensitivity: 0 }, "no cache, 200 ms a frame");
	const so = [];
	for (const milliseconds of [200, 100, 40, 20, 10]) {
		so.push(await changes(milliseconds, {}, `as it is, ${String(milliseconds).padStart(3)} ms a frame`));
	}
	process.exit(right > RATE && slow === right && so[2] - right >= 5 && so[4] === -1 ? 0 : 1);
}

main();
JS
node film.cjs
