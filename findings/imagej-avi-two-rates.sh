#!/usr/bin/env bash
# An AVI that ImageJ writes tells two rates: 12.5 frames a second to ImageJ, and 13 to all others.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), PyAV 18.1.0 (FFmpeg 8.1.2), opencv-python-headless 5.0.0.93, NumPy 2.4.6,
# Python 3.11, Java 17.0.15.
#
# `AVI_Writer` stores microseconds per frame in the file's main header, exactly, and a rate over a scale in the header of the stream. There the
# scale is always 1, and the rate is rounded to a whole number, 1 at least. ImageJ reads the first, FFmpeg, OpenCV and players the second. So
# the film is right where it was made. Elsewhere 2.5 frames a second become 3, and one frame in two seconds plays twice as fast. Below
# 0.5 a second both are wrong. 29.97 becomes 30, 3.6 s in an hour. Whole rates are right. No message comes.
#
# Hurt: whoever saves a film at half or a tenth of its rate, a time lapse or a webcam's 7.5 a second from Fiji as AVI and has it scored,
# annotated or played elsewhere: times, speeds and the sync with sound are off by 4 to 100 %.
#
# Seen on 2026-11-30 (30 frames; frames a second):
#   asked   ImageJ   FFmpeg   OpenCV   length by FFmpeg
#    0.1      0.50     1.00     1.00    30.00 s (right: 300.00 s)
#    0.5      0.50     1.00     1.00    30.00 s (right: 60.00 s)
#    1.5      1.50     2.00     2.00    15.00 s (right: 20.00 s)
#    2.5      2.50     3.00     3.00    10.00 s (right: 12.00 s)
#    7.5      7.50     8.00     8.00     3.75 s (right: 4.00 s)
#   12.5     12.50    13.00    13.00     2.31 s (right: 2.40 s)
#   25.0     25.00    25.00    25.00     1.20 s (right: 1.20 s)
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK, Maven and Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
cat > "$work/Films.java" <<'JAVA'
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.AVI_Writer;
import ij.process.ByteProcessor;

public class Films {

	public static void main(String[] args) throws Exception {
		for (int i = 1; i < args.length; i++) {
			ImageStack stack = new ImageStack(64, 48);
			for (int frame = 0; frame < 30; frame++) {
				ByteProcessor picture = new ByteProcessor(64, 48);
				picture.add(8 * frame);
				stack.addSlice(picture);
			}
			ImagePlus film = new ImagePlus("film", stack);
			film.setDimensions(1, 1, 30);
			film.getCalibration().fps = Double.parseDouble(args[i]);
			String file = args[0] + "/" + args[i] + ".avi";
			new AVI_Writer().writeImage(film, file, AVI_Writer.NO_COMPRESSION, 0);
			System.out.println(args[i] + " " + IJ.openImage(file).getCalibration().fps);
		}
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/Films.java" "$work" 0.1 0.5 1.5 2.5 7.5 12.5 25.0 2>&1 |
	grep -v "LUT not found" > "$work/imagej"
"$work/venv/bin/python" - "$work" <<'PY'
import sys

import av
import cv2

work = sys.argv[1]
as_told = True
print("asked   ImageJ   FFmpeg   OpenCV   length by FFmpeg")
for line in open(f"{work}/imagej"):
    rate, imagej = map(float, line.split())
    file = f"{work}/{rate}.avi"
    with av.open(file) as film:
        stream = film.streams.video[0]
        frames = list(film.decode(stream))
        ffmpeg, length = float(stream.average_rate), float(frames[-1].time + 1 / stream.average_rate)
    opencv = cv2.VideoCapture(file).get(cv2.CAP_PROP_FPS)
    print(f"{rate:4.1f}    {imagej:6.2f}   {ffmpeg:6.2f}   {opencv:6.2f}   {length:6.2f} s (right: {len(frames) / rate:.2f} s)")
    whole = max(1, int(rate + .5))
    as_told &= len(frames) == 30 and abs(imagej - max(rate, .5)) < .01 and abs(ffmpeg - whole) < .01 and abs(opencv - whole) < .01
sys.exit(0 if as_told else 1)
PY
