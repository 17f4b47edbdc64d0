#!/usr/bin/env bash
# jsPsych's median and spread of reaction times count a trial without an answer as one of 0 ms, its mean leaves such trials out.
#
# Versions: jspsych 8.3.0, jsdom 26.1.0, Node 20.20.2.
#
# A trial that ends before a key is pressed has the reaction time `null`. `data.select("rt")` gives a column with `mean`, `median`, `sd`, `variance`,
# `min`, `max` and more. Only `mean` skips `null`. The others compute with it, and to JavaScript it is 0 in sums, in sorting and in
# `Math.min`. `mean` did so too up to jsPsych 7 (its issue 2905). `sd` takes the difference of 0 from a mean that does not hold it, so a tenth
# of missed trials doubles it. The documentation calls them the median and the standard deviation of the values. `filterCustom(trial => trial.rt !==
# null)` before `select` cures it.
#
# Hurt: whoever tells participants or a table a median, leaves out reaction times beyond two or three spreads, or compares groups: those who miss
# more faces in time seem faster by the median, and no slow answer is left out.
#
# Seen on 2026-12-01 (60 faces, answers of 500 to 900 ms; mean, median, sd and min as told, then of the answers alone):
#   none missed        689   682   117   500      689   682   117   500
#   a tenth missed     686   660   244     0      686   682   114   506
#   a third missed     686   601   409     0      686   682   107   512
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund jspsych@8.3.0 jsdom@26.1.0 >/dev/null
cat > "$work/times.cjs" <<'JS'
const { JSDOM } = require("jsdom");
const page = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "Element", "HTMLElement", "Event"]) {
	global[name] = page.window[name];
}
const { initJsPsych } = require("jspsych");

const TRIALS = 60, PLACES = [7, 11, 13];

/** Runs the trials by a plugin of its own, which ends each one with its reaction time. */
async function run(times) {
	class Face {
		static info = { name: "face", version: "1", parameters: { time: { default: null } }, data: {} };
		constructor(jsPsych) { this.jsPsych = jsPsych; }
		trial(element, trial) { this.jsPsych.finishTrial({ rt: trial.time }); }
	}
	const jsPsych = initJsPsych({ display_element: document.body });
	await jsPsych.run(times.map(time => ({ type: Face, time })));
	return jsPsych.data.get();
}

function right(times) {
	const sorted = times.filter(time => time !== null).sort((a, b) => a - b), n = sorted.length;
	const mean = sorted.reduce((sum, time) => sum + time, 0) / n;
	const median = (sorted[Math.floor((n - 1) / 2)] + sorted[Math.floor(n / 2)]) / 2;
	return [mean, median, Math.sqrt(sorted.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (n - 1)), sorted[0]];
}

const numbers = all => all.map(one => one.toFixed(0).padStart(5)).join(" ");
const same = (one, other) => one.every((number, n) => Math.abs(number - other[n]) < 1e-6);

(async () => {
	let so = true;
	for (const [name, missed] of [["none missed", 0], ["a tenth missed", 6], ["a third missed", 20]]) {
		const times = Array.from({ length: TRIALS }, (_, n) => (n * 7) % TRIALS < missed ? null : 500 + (n * 37) % 401);
		const data = await run(times);
		const told = column => [column.mean(), column.median(), column.sd(), column.min()];
		const whole = told(data.select("rt")), answered = told(data.filterCustom(trial => trial.rt !== null).select("rt")), wanted = right(times);
		console.log(`${name.padEnd(16)} ${numbers(whole)}    ${numbers(wanted)}`);
		so &&= same(answered, wanted) && Math.abs(whole[0] - wanted[0]) < 1e-6;
		so &&= missed ? whole[1] < wanted[1] - 10 && whole[2] > 1.5 * wanted[2] && whole[3] === 0 : same(whole, wanted);
	}
	process.exit(so ? 0 : 1);
})();
JS
node "$work/times.cjs"
