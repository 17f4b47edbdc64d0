#!/usr/bin/env bash
# MoviePy, pydub and Java's own sound library take 48 kHz to 16 kHz without a filter: a whistle at 13 kHz becomes a loud tone of 3 kHz.
#
# Versions: moviepy 2.2.1, pydub 0.25.1, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), soxr 1.1.0, soundfile 0.14.0, NumPy 2.4.6, Python 3.11
# (pydub's `audioop`), Java 17.0.15 and 25.
#
# `clip.write_audiofile("x.wav", fps=16000)` picks from its 44.1 kHz the sample nearest to each time. pydub's `set_frame_rate` and
# `AudioSystem.getAudioInputStream(format, stream)` draw lines between samples. What lies above 8 kHz folds down at nearly full
# strength: hiss of s and f, whistles of screens and power supplies. MoviePy also picks unevenly (44100 / 16000 is 2.76), so
# even a tone of 3 kHz gets noise 18 dB below it. None warns. FFmpeg and soxr filter first.
#
# Hurt: speech nets, pitch and voice quality of sound from films that was made "16 kHz, mono" by these; the files look right.
#
# Seen on 2026-11-30 (a tone's level before and after, in dB; what else is there, against the tone of 3 kHz):
#              13 kHz comes as 3 kHz   3 kHz stays   all else
#   MoviePy                  -4.3 dB      -3.1 dB   -18.1 dB
#   pydub                    -0.0 dB      -0.0 dB   -80.4 dB
#   Java                     -0.0 dB      -0.0 dB   -80.4 dB
#   FFmpeg                  -94.4 dB       0.0 dB   -83.1 dB
#   soxr                   -109.5 dB      -0.0 dB   -74.5 dB
#
# Exit status: 0 while they behave so, 1 when that changes. Needs a JDK, and Python 3.11 or 3.12.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q moviepy==2.2.1 pydub==0.25.1 imageio-ffmpeg==0.8.1 soxr==1.1.0 soundfile==0.14.0 numpy==2.4.6
cd "$work"
cat > To16.java <<'JAVA'
import java.io.File;
import javax.sound.sampled.AudioFileFormat.Type;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

public class To16 {

	public static void main(String[] files) throws Exception {
		AudioInputStream slow = AudioSystem.getAudioInputStream(new AudioFormat(16000, 16, 1, true, false),
				AudioSystem.getAudioInputStream(new File(files[0])));
		AudioSystem.write(slow, Type.WAVE, new File(files[1]));
	}
}
JAVA
"$work/venv/bin/python" -W ignore - <<'PY'
import subprocess
import sys

import imageio_ffmpeg
import numpy as np
import soundfile
import soxr
from moviepy import AudioFileClip
from pydub import AudioSegment

FROM, TO, SECONDS = 48000, 16000, 3


def by_moviepy(source, target):
    AudioFileClip(source).write_audiofile(target, fps=TO, logger=None)


def by_pydub(source, target):
    AudioSegment.from_wav(source).set_frame_rate(TO).export(target, "wav")


def by_java(source, target):
    subprocess.run(["java", "To16.java", source, target], check=True)


def by_ffmpeg(source, target):
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-i", source, "-ar", str(TO), target], check=True)


def by_soxr(source, target):
    soundfile.write(target, soxr.resample(soundfile.read(source)[0], FROM, TO), TO)


def heard(convert, hertz):
    """Level of 3 kHz against the tone that was there, and of all else against 3 kHz, in dB."""
    tone = .3 * np.sin(2 * np.pi * hertz * np.arange(SECONDS * FROM) / FROM)
    soundfile.write("tone.wav", tone, FROM)
    convert("tone.wav", "slow.wav")
    sound, rate = soundfile.read("slow.wav", always_2d=True)
    assert rate == TO
    middle = sound[TO // 2:TO // 2 + TO].mean(axis=1)
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(TO))) / TO * 4
    there = np.linalg.norm(spectrum[2995:3006]) / np.sqrt(1.5)
    spectrum[2995:3006] = 0
    return 20 * np.log10(max(there, 1e-6) / .3), 20 * np.log10(np.linalg.norm(spectrum) / np.sqrt(1.5) / max(there, 1e-6))


print("           13 kHz comes as 3 kHz   3 kHz stays   all else")
seen = {}
for name, convert in ("MoviePy", by_moviepy), ("pydub", by_pydub), ("Java", by_java), ("FFmpeg", by_ffmpeg), ("soxr", by_soxr):
    (whistle, _), (low, rest) = heard(convert, 13000), heard(convert, 3000)
    seen[name] = whistle
    print(f"{name:10} {whistle:18.1f} dB {low:9.1f} dB {rest:7.1f} dB")
folded = all(seen[name] > -12 for name in ("MoviePy", "pydub", "Java"))
sys.exit(0 if folded and max(seen["FFmpeg"], seen["soxr"]) < -60 else 1)
PY
