#!/usr/bin/env python3
"""What an analysis costs beside the decoding: whole processes in one run, alternating.

    python3 cli/bench/bench.py CLIPS [--rounds N] [--cores 1,2] [--profiles standard,reference]
                               [--python PYTHON] [--only NAME,...] [--launcher DEMEANOR]

CLIPS is a folder of clips. Needs Linux (taskset), ffmpeg on the path, the command line built (call cli/demeanor once)
and, for the Python chain, a PYTHON that has cli/bench/requirements.txt:

    python3 -m venv /tmp/chain && /tmp/chain/bin/pip install -r cli/bench/requirements.txt

Every round runs, one after the other, for each number of cores, to which the processes are pinned:
  ffmpeg    `ffmpeg -i CLIP -f null -` for every clip
  python    python_chain.py on all clips, as many processes as cores
  cold      `demeanor analyze CLIP` for every clip, one process (and its worker) each
  batch     `demeanor analyze CLIPS --jobs CORES`, all clips in one run, start included
  warm      what all clips cost a run that has long started: of a run over three links to each, what it takes more than a
            run over one link to each, halved
Printed is the quickest round of each: wall seconds, CPU seconds, frames a second, times real time, peak memory of the
largest process, and the ratio of wall and of CPU times to ffmpeg's and to the Python chain's on as many cores. On a
machine that others use, only the CPU times mean something.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent.parent / "models" / "src" / "main" / "resources" / "org" / "demeanor" / "models"


class Run:
    """Wall and CPU seconds of some processes one after another, or at once, and the memory of the largest."""

    def __init__(self):
        self.wall = self.cpu = 0.0
        #: How long it took to measure.
        self.took = 0.0
        self.peak_kib = 0

    def add(self, commands, cores):
        began = time.perf_counter()
        started = [subprocess.Popen(["taskset", "-c", ",".join(map(str, range(cores))), *command],
                                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                   for command in commands]
        for process in started:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                raise SystemExit(f"failed with {process.returncode}: {' '.join(map(str, process.args))}")
            # Of children that a process has waited for itself, too: a worker's memory counts.
            self.cpu += used.ru_utime + used.ru_stime
            self.peak_kib = max(self.peak_kib, used.ru_maxrss)
        self.wall += time.perf_counter() - began
        self.took = self.wall


def ffmpeg(clips, cores, profile=None, options=None, out=None):
    run = Run()
    for clip in clips:
        run.add([["ffmpeg", "-v", "quiet", "-threads", str(cores), "-i", clip, "-f", "null", "-"]], cores)
    return run


def python(clips, cores, profile, options, out):
    run = Run()
    chain = [options.python, HERE / "python_chain.py", "--models", MODELS, "--profile", profile, "--threads", "1"]
    run.add([[*chain, "--out", out / f"chain{i}.csv", *clips[i::cores]] for i in range(cores)], cores)
    return run


def cold(clips, cores, profile, options, out):
    run = Run()
    for clip in clips:
        run.add([[options.launcher, "analyze", clip, "--out", out / "cold", "--profile", profile,
                  "--threads", str(cores)]], cores)
    return run


def batch(clips, cores, profile, options, out):
    run = Run()
    run.add([[options.launcher, "analyze", *clips, "--out", out / "batch", "--profile", profile,
              "--jobs", str(cores)]], cores)
    return run


def warm(clips, cores, profile, options, out):
    runs = []
    for copies in (1, 3):
        folder = out / f"links{copies}"
        folder.mkdir()
        runs.append(batch(links(clips, copies, folder), cores, profile, options, out / f"of{copies}"))
    once, thrice = runs
    run = Run()
    run.wall, run.cpu = (thrice.wall - once.wall) / 2, (thrice.cpu - once.cpu) / 2
    run.took, run.peak_kib = once.took + thrice.took, thrice.peak_kib
    return run


def links(clips, copies, folder):
    """So many links to each clip."""
    made = [folder / f"{copy}_{clip.name}" for copy in range(copies) for clip in clips]
    for link, clip in zip(made, clips * copies):
        link.symlink_to(clip.resolve())
    return made


KINDS = {kind.__name__: kind for kind in (ffmpeg, python, cold, batch, warm)}


def media(clips):
    """Frames and seconds of all clips."""
    frames = seconds = 0.0
    for clip in clips:
        told = json.loads(subprocess.run(
            ["ffprobe", "-v", "error", "-select_streams", "v", "-count_packets", "-show_entries",
             "stream=nb_read_packets:format=duration", "-of", "json", clip], capture_output=True, check=True).stdout)
        frames += int(told["streams"][0]["nb_read_packets"])
        seconds += float(told["format"]["duration"])
    return frames, seconds


def machine():
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(line.split(":")[1].strip() for line in cpu if "model name" in line)
    version = subprocess.run(["ffmpeg", "-version"], capture_output=True, text=True, check=True).stdout.split()[2]
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; ffmpeg {version}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cores", default="1,2")
    parser.add_argument("--profiles", default="standard,reference")
    parser.add_argument("--only", default=",".join(KINDS))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--launcher", type=Path, default=HERE.parent / "demeanor")
    options = parser.parse_args()
    clips = sorted(file for file in options.clips.iterdir() if file.is_file())
    plan = [(kind, profile, int(cores)) for cores in options.cores.split(",") for profile in options.profiles.split(",")
            for kind in options.only.split(",") if kind != "ffmpeg" or profile == options.profiles.split(",")[0]]
    frames, seconds = media(clips)
    print(f"{len(clips)} clips, {frames:.0f} frames, {seconds:.0f} s; {machine()}", flush=True)
    best = {}
    for _ in range(options.rounds):
        for kind, profile, cores in plan:
            out = Path(tempfile.mkdtemp())
            run = KINDS[kind](clips, cores, profile, options, out)
            shutil.rmtree(out)
            key = (kind, "-" if kind == "ffmpeg" else profile, cores)
            print(f"{' '.join(map(str, key))}: {run.wall:.1f} s, {run.cpu:.1f} s CPU", file=sys.stderr, flush=True)
            if key not in best or run.took < best[key].took:
                best[key] = run
    print("| what | profile | cores | wall s | CPU s | frames/s | x real time | peak MB "
          "| of ffmpeg: wall, CPU | of python: wall, CPU |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for (kind, profile, cores), run in sorted(best.items(), key=lambda item: (item[0][2], item[0][1], item[0][0])):
        floor, chain = best.get(("ffmpeg", "-", cores)), best.get(("python", profile, cores))
        print(f"| {kind} | {profile} | {cores} | {run.wall:.1f} | {run.cpu:.1f} | {frames / run.wall:.0f} "
              f"| {seconds / run.wall:.1f} | {run.peak_kib / 1024:.0f} | {ratio(run, floor)} | {ratio(run, chain)} |")


def ratio(run, other):
    return f"{run.wall / other.wall:.2f}, {run.cpu / other.cpu:.2f}" if other else "-"


if __name__ == "__main__":
    main()
