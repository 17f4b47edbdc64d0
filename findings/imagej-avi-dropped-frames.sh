#!/usr/bin/env bash
# ImageJ leaves the dropped frames of an AVI out, and all that follows them moves to an earlier time.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), PyAV 18.1.0 (FFmpeg 8.1.2), NumPy 2.4.6, Python 3.11, Java 17.
#
# An AVI has one rate and no times. A capture that dropped a frame keeps time by a chunk of length 0, which means "the frame
# before once more"; FFmpeg writes and reads these. `AVI_Reader` takes only chunks with size > 0 as frames and counts these, in
# memory and as a virtual stack. It labels each slice with a time: the slice's number times the header's frame length, that is
# the frame's end. Behind a gap this is too early by all that was dropped before. The header's number of frames (30) is right.
#
# Hurt: whoever sets frames of a webcam's AVI in Fiji against sound, a trigger or another reader's table of the same file.
#
# Seen on 2026-11-30 (30 frames of 10 a second, of which 10 to 14 were dropped; each frame's gray tells its number):
#   FFmpeg: 25 frames, the one after the gap is number 15 at 1.5 s
#   ImageJ, in memory: 25 slices, slice 11 shows number 15, labelled 1.10 s (right: 1.60 s; slice 10: number 9, 1.00 s)
#   ImageJ, virtual:   25 slices, slice 11 shows number 15, labelled 1.10 s (right: 1.60 s; slice 10: number 9, 1.00 s)
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK, Maven and Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 numpy==2.4.6
mvn -q -B -ntp dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
"$work/venv/bin/python" - "$work/dropped.avi" <<'PY'
import sys
from fractions import Fraction

import av
import numpy as np

with av.open(sys.argv[1], "w", format="avi") as film:
    stream = film.add_stream("mjpeg", rate=10)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
    stream.codec_context.time_base = Fraction(1, 10)
    for number in (n for n in range(30) if not 10 <= n < 15):
        frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 20 + 5 * number, np.uint8), format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, 10)
        film.mux(stream.encode(frame))
    film.mux(stream.encode(None))
with av.open(sys.argv[1]) as film:
    read = [(round((frame.to_ndarray(format="gray")[5, 5] - 20) / 5), frame.time) for frame in film.decode(video=0)]
print(f"FFmpeg: {len(read)} frames, the one after the gap is number {read[10][0]} at {read[10][1]} s")
sys.exit(0 if len(read) == 25 and abs(read[10][1] - 1.5) < 1e-6 else 1)
PY
cat > "$work/Dropped.java" <<'JAVA'
import ij.ImageStack;
import ij.plugin.AVI_Reader;

public class Dropped {
	static ImageStack stack;

	static String slice(int slice) {
		int number = Math.round((stack.getProcessor(slice).convertToByte(false).get(5, 5) - 20) / 5f);
		return number + " " + stack.getSliceLabel(slice);
	}

	public static void main(String[] film) {
		boolean asSeen = true;
		for (boolean virtual : new boolean[] {false, true}) {
			stack = AVI_Reader.open(film[0], virtual).getStack();
			System.out.println((virtual ? "virtual: " : "in memory: ") + stack.getSize() + " slices, slice 11 shows number and label "
					+ slice(11) + ", slice 10 " + slice(10));
			asSeen &= stack.getSize() == 25 && slice(10).equals("9 1.00 s") && slice(11).equals("15 1.10 s");
		}
		System.exit(asSeen ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/Dropped.java" "$work/dropped.avi"
