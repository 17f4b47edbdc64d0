#!/usr/bin/env python3
"""Fills the table of what an analysis may cost: each row in pairs, one run after the other.

    python3 cli/bench/targets.py CLIPS [--rounds 10] [--cores 1,2] [--only NAME,...] [--baseline CHECKOUT]
                                 [--java HOME,...] [--launcher DEMEANOR] [--many 300] [--keep DIR]

CLIPS is a folder of clips. Needs Linux (taskset) and ffmpeg on the path; a baseline is a folder of another checkout, or of an
unpacked distribution. Build both first: call each cli/demeanor once. Rows:
  warm       CPU time of all clips in a run that has long started, over FFmpeg's
  batch      CPU time of all clips in one run with its start, over FFmpeg's
  long       CPU time of a clip of 512 x 480 and seven minutes, made of the first clip, over FFmpeg's
  cold       wall time of the shortest clip from the command to its end, over the baseline's, with each Java
  reference  how many times as fast the five shortest clips are with --profile reference as in the baseline
  voice      how many times as fast as real time the sound of all clips is heard, nine times over, on one core
  overview   how many times as fast as FFmpeg decodes a film --sample-every 2 reads it: the long clip six times, 42 minutes with
             a key frame each ten seconds, as x264 makes them
  keys       the same with --key-frames
  uhd        wall time of five seconds of 3840 x 2160, 60 frames a second, HEVC, over FFmpeg's
  uhd-mb     MB of driver and worker at their peak, in the same
  memory     MiB of driver and worker at their peak, over MANY clips of a second each
  cuda       how many times as fast as on the CPU all clips are on the card, with 8 jobs
Every round measures each row once, on each number of cores. The table has the median, least and largest of the rounds. A row
that cannot be measured here says why. On a machine that others use, only CPU times and ratios mean something.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from bench import HERE, batch, ffmpeg, links, machine, media, warm, Run

LONG_SECONDS = 420


class Absent(Exception):
    """What a row needs is not here."""


class Bench:
    """The inputs and the two builds."""

    def __init__(self, options, made):
        self.options = options
        self.made = made
        self.clips = sorted(file for file in options.clips.iterdir() if file.is_file())
        self.by_length = sorted(self.clips, key=lambda clip: media([clip])[1])
        self.seconds = media(self.clips)[1]
        self.java = None

    # -- The rows: a number each --

    def warm(self, cores):
        return self.of_all(warm, cores).cpu / ffmpeg(self.clips, cores).cpu

    def batch(self, cores):
        return self.of_all(batch, cores).cpu / ffmpeg(self.clips, cores).cpu

    def long(self, cores):
        clip = self.long_clip()
        return self.analyze([clip], cores).cpu / ffmpeg([clip], cores).cpu

    def cold(self, cores):
        walls = []
        for launcher in (self.options.launcher, self.baseline()):
            # The first run with another Java makes the archive of its classes.
            for _ in range(2):
                run = self.analyze(self.by_length[:1], cores, launcher=launcher)
            walls.append(run.wall)
        return walls[0] / walls[1]

    def reference(self, cores):
        clips, words = self.by_length[:5], ["--profile", "reference", "--jobs", str(cores)]
        return self.analyze(clips, cores, *words, launcher=self.baseline()).cpu / self.analyze(clips, cores, *words).cpu

    def voice(self, cores):
        if cores != 1:
            raise Absent("measured on one core")
        clips = self.links(self.clips, 9)
        return 9 * self.seconds / self.analyze(clips, 1, "--streams", "voice", "--jobs", "1").wall

    def overview(self, cores, *words):
        film = self.film()
        return ffmpeg([film], cores).wall / self.analyze([film], cores, "--sample-every", "2", *words).wall

    def keys(self, cores):
        return self.overview(cores, "--key-frames")

    def uhd(self, cores):
        clip = self.uhd_clip()
        return self.analyze([clip], cores).wall / ffmpeg([clip], cores).wall

    def uhd_mb(self, cores):
        clip = self.uhd_clip()
        return self.peak(lambda: self.analyze([clip], cores, "--jobs", "1")) / 1e6

    def memory(self, cores):
        clips = self.links([self.cut("second.mp4", ["-t", "1"])], self.options.many)
        return self.peak(lambda: self.analyze(clips, cores, "--jobs", "1")) / 2**20

    def cuda(self, cores):
        if not shutil.which("nvidia-smi"):
            raise Absent("there is no NVIDIA card here")
        card = self.analyze(self.clips, cores, "--jobs", "8", "--device", "cuda")
        return self.analyze(self.clips, cores, "--jobs", "8", "--device", "cpu").wall / card.wall

    # -- Helper methods --

    def analyze(self, clips, cores, *words, launcher=None):
        run = Run()
        with tempfile.TemporaryDirectory() as out:
            listed = Path(out) / "clips.txt"
            listed.write_text("".join(f"{clip}\n" for clip in clips), encoding="utf-8")
            inputs = clips if len(clips) == 1 else ["--list", listed]
            # Of this run alone: the rows that follow keep the Java in use.
            java = ["env", f"JAVA_HOME={self.java}"] if self.java else []
            run.add([[*java, launcher or self.options.launcher, "analyze", *inputs, "--out", Path(out) / "out", *words]], cores)
        return run

    def of_all(self, kind, cores):
        with tempfile.TemporaryDirectory() as out:
            return kind(self.clips, cores, "standard", self.options, Path(out))

    def baseline(self):
        if not self.options.baseline:
            raise Absent("needs --baseline")
        for path in (self.options.baseline / "cli" / "demeanor", self.options.baseline / "demeanor"):
            if path.is_file():
                return path
        raise Absent(f"{self.options.baseline} has no demeanor")

    def links(self, clips, times):
        return links(clips, times, Path(tempfile.mkdtemp(dir=self.made)))

    def long_clip(self):
        return self.cut("long.mp4", ["-t", str(LONG_SECONDS), "-vf", "scale=512:480"], "-stream_loop", "-1")

    def film(self):
        return self.cut("film.mp4", ["-c", "copy"], "-stream_loop", "5", source=self.long_clip())

    def uhd_clip(self):
        encoders = subprocess.run(["ffmpeg", "-v", "quiet", "-encoders"], capture_output=True, text=True, check=True).stdout
        if "libx265" not in encoders:
            raise Absent("this ffmpeg has no libx265")
        return self.cut("uhd.mp4", ["-t", "5", "-vf", "scale=3840:2160,fps=60", "-c:v", "libx265", "-preset", "ultrafast",
                                     "-x265-params", "log-level=error"])

    def cut(self, name, coding, *before, source=None):
        made = self.made / name
        if not made.is_file():
            subprocess.run(["ffmpeg", "-v", "error", "-y", *before, "-i", source or self.clips[0], *coding, made], check=True,
                           stdin=subprocess.DEVNULL)
        return made

    @staticmethod
    def peak(work):
        """The most bytes that all Java processes below this one had at once."""
        most, done = [0], threading.Event()

        def watch():
            while not done.wait(.1):
                most[0] = max(most[0], resident(os.getpid()))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            work()
        finally:
            done.set()
            watcher.join()
        return most[0]


def resident(top):
    """Bytes of all Java processes below one."""
    children, java = {}, {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            status = dict(line.split(":", 1) for line in (process / "status").read_text(encoding="utf-8").splitlines())
        except OSError:
            continue
        children.setdefault(int(status["PPid"]), []).append(int(process.name))
        if status["Name"].strip() == "java":
            java[int(process.name)] = int(status.get("VmRSS", "0 kB").split()[0]) * 1024
    below, total = [top], 0
    while below:
        process = below.pop()
        total += java.get(process, 0)
        below += children.get(process, [])
    return total


#: What is measured, and the aim.
ROWS = {
    "warm": (Bench.warm, "warm batch, CPU over FFmpeg's", "1.10"),
    "batch": (Bench.batch, "batch with start, CPU over FFmpeg's", "1.35"),
    "long": (Bench.long, "long low-resolution clip, CPU over FFmpeg's", "1.35"),
    "cold": (Bench.cold, "cold, the shortest clip, wall over the baseline's", ".7 (Java 17), .5 (Java 25)"),
    "reference": (Bench.reference, "`reference`, times as fast as the baseline", "2.5"),
    "voice": (Bench.voice, "voice alone, times real time on one core", "350"),
    "overview": (Bench.overview, "`--sample-every 2`, times as fast as FFmpeg decodes", "5"),
    "keys": (Bench.keys, "`--sample-every 2 --key-frames`, times as fast as FFmpeg decodes", "5"),
    "uhd": (Bench.uhd, "4K 60 HEVC, wall over FFmpeg's", "1.1"),
    "uhd-mb": (Bench.uhd_mb, "4K 60 HEVC, MB of memory", "700"),
    "memory": (Bench.memory, "peak of driver and worker over many clips, MiB", "250"),
    "cuda": (Bench.cuda, "a card, times as fast as the CPU, 8 jobs", "-"),
}


def rows(text):
    """The names of some rows."""
    names = text.split(",")
    for name in names:
        if name not in ROWS:
            raise argparse.ArgumentTypeError(f"there is no row {name!r}, only {', '.join(ROWS)}")
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--cores", default="1,2")
    parser.add_argument("--only", type=rows, default=list(ROWS), help=f"of {', '.join(ROWS)}")
    parser.add_argument("--baseline", type=Path)
    parser.add_argument("--java", default="", help="homes of Javas for the row cold; default the one in use")
    parser.add_argument("--launcher", type=Path, default=HERE.parent / "demeanor")
    parser.add_argument("--many", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="where the clips that it makes go; else they are removed")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        measure(options, options.keep.resolve())
    else:
        with tempfile.TemporaryDirectory() as made:
            measure(options, Path(made).resolve())


def measure(options, made):
    """All rounds, then the table."""
    bench = Bench(options, made)
    print(f"{len(bench.clips)} clips, {bench.seconds:.0f} s; {machine()}", flush=True)
    plan = [(row, int(cores), java) for row in options.only for cores in options.cores.split(",")
            for java in (options.java.split(",") if row == "cold" else [None])]
    found, absent = {}, {}
    started = time.time()
    for number in range(options.rounds):
        for row in plan:
            if row in absent:
                continue
            bench.java = row[2]
            try:
                found.setdefault(row, []).append(ROWS[row[0]][0](bench, row[1]))
            except (Absent, SystemExit) as why:
                absent[row] = str(why)
        print(f"round {number + 1} after {time.time() - started:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    table(plan, found, absent)


def table(plan, found, absent):
    print("| what | cores | median | least | most | target |")
    print("|---|---|---|---|---|---|")
    for row in plan:
        name, cores, java = row
        _, what, target = ROWS[name]
        what += f" ({Path(java).name})" if java else ""
        values = found.get(row, [])
        if row in absent or not values:
            told = f"{absent.get(row, 'no round')} | |"
        else:
            told = f"{statistics.median(values):.2f} | {min(values):.2f} | {max(values):.2f}"
        print(f"| {what} | {cores} | {told} | {target} |")


if __name__ == "__main__":
    main()
