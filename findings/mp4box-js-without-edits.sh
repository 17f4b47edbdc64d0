#!/usr/bin/env bash
# mp4box.js tells times without the edit list: sound and picture of one MP4 come half a second apart, and a film cut at 1.5 s runs 1.58 s late.
#
# Versions: mp4box 2.4.1 (npm), mediabunny 1.61.0 (checks), imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2, makes the films), Node.js 20.20, Python 3.11.
#
# The times in an MP4's samples count from the begin of each track's data. The edit list of the track says where on the film's clock that is: B
# frames need 80 ms at 25 a second, a coder of AAC puts 64 ms in front at 16 kHz, sound that begins late has an empty stretch, and a film cut
# without coding anew hides what lies before the cut. mp4box.js gives the samples' own times as `cts`, and the lists apart, as
# `info.tracks[i].edits`. Each track then has an error of its own. Its makers see it so (issue 253 of mp4box.js), but neither README nor
# types tell. No message comes. mediabunny applies the list.
#
# Hurt: whoever scores faces or voices of films in a browser with mp4box.js and WebCodecs: faces are late against players and labels made there,
# and the lag between face and voice is wrong by tens of ms in most films, by seconds in some.
#
# Seen on 2026-12-01 (4 s of picture and sound; first time of each track by mp4box and by mediabunny, in seconds):
#   plain     video 0.000 0.000   audio 0.000 -0.064   sound against picture 64 ms
#   reordered video 0.080 0.000   audio 0.000 -0.064   sound against picture -16 ms
#   late      video 0.080 0.000   audio 0.000 0.436   sound against picture -516 ms
#   cut       video 0.080 -1.500   audio 0.000 -1.564   sound against picture -16 ms
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node.js 20 and Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q imageio-ffmpeg==0.8.1
npm install --silent --no-audit --no-fund --ignore-scripts mp4box@2.4.1 mediabunny@1.61.0
ffmpeg=$(venv/bin/python -c "import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())")
make() { "$ffmpeg" -v error -f lavfi -i testsrc=s=160x120:r=25:d=4 -f lavfi -i sine=440:r=16000:d=4 "$@"; }
make -c:v libx264 -bf 0 -c:a aac plain.mp4
make -c:v libx264 -bf 3 -c:a aac reordered.mp4
"$ffmpeg" -v error -i reordered.mp4 -itsoffset 0.5 -i reordered.mp4 -map 0:v -map 1:a -c copy late.mp4
"$ffmpeg" -v error -ss 1.5 -i reordered.mp4 -c copy cut.mp4
cat > first.mjs <<'JS'
import fs from "fs";
import * as MP4Box from "mp4box";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";

const KINDS = ["video", "audio"];
const least = (times) => Math.min(...times);

/** The first time of each track as mp4box tells it, in seconds. */
function byMp4box(bytes) {
	const file = MP4Box.createFile();
	const kinds = {};
	const first = {};
	file.onReady = (info) => {
		for (const track of info.tracks) {
			kinds[track.id] = track.type;
			file.setExtractionOptions(track.id, null, { nbSamples: 10000 });
		}
		file.start();
	};
	file.onSamples = (id, user, samples) => {
		first[kinds[id]] = least(samples.map((sample) => sample.cts / sample.timescale));
	};
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
	buffer.fileStart = 0;
	file.appendBuffer(buffer);
	file.flush();
	return first;
}

/** The same by mediabunny, which applies the edit list. */
async function byMediabunny(bytes) {
	const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
	const first = {};
	for (const track of await input.getTracks()) {
		const times = [];
		for await (const packet of new EncodedPacketSink(track).packets()) {
			times.push(packet.timestamp);
		}
		first[track.type] = least(times);
	}
	return first;
}

const late = {};
for (const name of process.argv.slice(2)) {
	const bytes = fs.readFileSync(`${name}.mp4`);
	const [told, right] = [byMp4box(bytes), await byMediabunny(bytes)];
	late[name] = KINDS.map((kind) => told[kind] - right[kind]);
	const texts = KINDS.map((kind, i) => `${kind} ${told[kind].toFixed(3)} ${right[kind].toFixed(3)}`);
	console.log(`${name.padEnd(9)} ${texts.join("   ")}   sound against picture ${((late[name][1] - late[name][0]) * 1000).toFixed(0)} ms`);
}
const near = (name, video, audio) => Math.abs(late[name][0] - video) < .002 && Math.abs(late[name][1] - audio) < .002;
process.exit(near("plain", 0, .064) && near("reordered", .08, .064) && near("late", .08, -.436) && near("cut", 1.58, 1.564) ? 0 : 1);
JS
node first.mjs plain reordered late cut
