#!/usr/bin/env bash
# JavaCV shows HD films in the colours of SD: skin is less red than in OpenCV. PyAV did so up to 16 and does not from 17 on.
#
# Versions: JavaCV 1.5.13 (FFmpeg 8.0.1), PyAV 16.1.0 (FFmpeg 8.0.1) and 18.1.0 (FFmpeg 8.1.2), opencv-python-headless 5.0.0.93,
# imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2, makes the films), NumPy 2.4.6, Python 3.11, Java 17.0.15, Linux on x86-64.
#
# Films hold brightness and two colour differences. HD cameras and phones compute them by BT.709, older ones by BT.601, and each frame tells
# which. `FFmpegFrameGrabber` asks FFmpeg's swscale for BGR and does not pass this on; swscale then takes BT.601. PyAV's `to_ndarray` did the
# same and follows the frame since 17, so an upgrade changes the pixels of each HD film. SD films are the same in all, and so is gray. No
# message comes. OpenCV 4.14 and FFmpeg's own tool follow the frame.
#
# Hurt: whoever compares or pools scores of nets for colour pictures, or redness and pulse from a face's colour, of two readers, in Java and
# Python or before and after an upgrade: skin is off by 5 to 7 of 255 in red and green, strong colours by 17.
#
# Seen on 2026-11-30 (a patch each; red, green, blue):
#   film of BT.709  made          JavaCV        PyAV 16.1.0   PyAV 18.1.0   OpenCV
#   light skin      224 150 120   217 143 120   217 143 120   223 148 118   223 148 118
#   dark skin        96  60  44    91  56  43    91  56  43    94  59  42    94  59  42
#   red             200  40  40   185  23  41   185  23  41   199  39  40   199  39  40
#   green            40 160  60    47 177  61    47 177  61    38 158  58    38 158  58
#   gray            128 128 128   128 128 128   128 128 128   128 128 128   128 128 128
#   largest difference from what was made, BT.709 and BT.601: JavaCV 17 and 2, PyAV 16.1.0 17 and 2, PyAV 18.1.0 2 and 2, OpenCV 2 and 2
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for version in 16.1.0 18.1.0; do
	python3 -m venv "$work/$version"
	"$work/$version/bin/pip" install -q "av==$version" opencv-python-headless==5.0.0.93 imageio-ffmpeg==0.8.1 numpy==2.4.6
done
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId>
	<artifactId>finding</artifactId>
	<version>1</version>
	<dependencies>
		<dependency>
			<groupId>org.bytedeco</groupId>
			<artifactId>javacv</artifactId>
			<version>1.5.13</version>
			<exclusions>
				<exclusion>
					<groupId>*</groupId>
					<artifactId>*</artifactId>
				</exclusion>
			</exclusions>
		</dependency>
		<dependency>
			<groupId>org.bytedeco</groupId>
			<artifactId>ffmpeg-platform</artifactId>
			<version>8.0.1-1.5.13</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -Djavacpp.platform=linux-x86_64 -DoutputDirectory="$work/jars"
cat > "$work/Colours.java" <<'JAVA'
import java.nio.ByteBuffer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;

public class Colours {

	/** Prints each patch's red, green and blue, a line for a film. */
	public static void main(String[] args) throws Exception {
		FFmpegLogCallback.setLevel(org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR);
		int patches = Integer.parseInt(args[0]);
		for (int film = 1; film < args.length; film++)
			try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(args[film])) {
				grabber.start();
				Frame frame = grabber.grabImage();
				ByteBuffer pixels = (ByteBuffer) frame.image[0];
				for (int patch = 0; patch < patches; patch++) {
					int x = frame.imageWidth * (2 * patch + 1) / (2 * patches);
					int at = frame.imageHeight / 2 * frame.imageStride + 3 * x;
					System.out.printf("%d %d %d ", pixels.get(at + 2) & 255, pixels.get(at + 1) & 255, pixels.get(at) & 255);
				}
				System.out.println();
			}
	}
}
JAVA
cat > "$work/colours.py" <<'PY'
import subprocess
import sys

import av
import cv2
import imageio_ffmpeg
import numpy as np

PATCHES = {"light skin": (224, 150, 120), "dark skin": (96, 60, 44), "red": (200, 40, 40), "green": (40, 160, 60), "gray": (128, 128, 128)}
FILMS = {"bt709.mp4": ("bt709", 1280, 720), "bt601.mp4": ("smpte170m", 640, 480)}


def made():
    for file, (matrix, width, height) in FILMS.items():
        row = np.repeat(np.array(list(PATCHES.values()), np.uint8), width // len(PATCHES), axis=0)
        picture = np.tile(row, (height, 1, 1))
        tags = [part for tag in ("colorspace", "color_primaries", "color_trc") for part in (f"-{tag}", matrix)]
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r",
                        "25", "-i", "-", "-vf", f"scale=out_color_matrix={'bt709' if matrix == 'bt709' else 'bt601'}:out_range=tv,format=yuv420p",
                        *tags, "-color_range", "tv", "-c:v", "libx264", "-crf", "5", file], input=picture.tobytes() * 5, check=True)


def patches(picture):
    height, width = picture.shape[:2]
    return [picture[height // 2, width * (2 * patch + 1) // (2 * len(PATCHES))].tolist() for patch in range(len(PATCHES))]


def by_pyav(file):
    with av.open(file) as film:
        return patches(next(film.decode(video=0)).to_ndarray(format="rgb24"))


def told(colour):
    return "{:3} {:3} {:3}".format(*colour)


def compared(readers):
    """Whether JavaCV and the old PyAV alone are off, on the film of BT.709 alone."""
    names = list(readers)
    print("film of BT.709  made          " + "".join(f"{name:14}" for name in names))
    for patch, (name, colour) in enumerate(PATCHES.items()):
        print(f"{name:15} {told(colour)}   " + "   ".join(told(readers[reader][0][patch]) for reader in names))
    off = {reader: [int(np.abs(np.array(film) - list(PATCHES.values())).max()) for film in films] for reader, films in readers.items()}
    print("largest difference from what was made, BT.709 and BT.601: " + ", ".join(f"{reader} {off[reader][0]} and {off[reader][1]}"
                                                                                   for reader in names))
    return all((each[0] > 15) == (reader in ("JavaCV", "PyAV 16.1.0")) and each[1] < 6 for reader, each in off.items())


step = sys.argv[1]
if step == "make":
    made()
elif step == "read":
    for file in FILMS:
        print(*sum(by_pyav(file), []))
else:
    readers = {}
    for reader, file in ("JavaCV", "javacv"), ("PyAV 16.1.0", "old"):
        with open(file) as lines:
            readers[reader] = [np.array(line.split(), int).reshape(-1, 3).tolist() for line in lines if line.strip()]
    readers["PyAV " + av.__version__] = [by_pyav(file) for file in FILMS]
    readers["OpenCV"] = [patches(cv2.VideoCapture(file).read()[1][..., ::-1]) for file in FILMS]
    sys.exit(0 if compared(readers) else 1)
PY
cd "$work"
"$work/18.1.0/bin/python" colours.py make
"$work/16.1.0/bin/python" colours.py read > old
java -cp "$work/jars/*" "$work/Colours.java" 5 bt709.mp4 bt601.mp4 2> log > javacv || { cat log; exit 1; }
"$work/18.1.0/bin/python" colours.py compare
