#!/usr/bin/env bash
# JCodec's "precise" seek gives another frame than the one asked for in videos of x264: it counts frames as they are stored, not as they are shown.
#
# Versions: jcodec and jcodec-javase 0.2.5 (Maven Central), PyAV 18.1.0 (makes the videos), NumPy 2.4.6, Python 3.11, Java 17.0.15.
#
# Coders store a frame before those that are drawn from it, so that 0 1 2 3 lie in the file as 0 3 1 2 (B frames; x264 makes them by default).
# `FrameGrab.getFrameFromFile(file, n)` and `seekToFramePrecise` take the n-th stored frame. `getFrameAtSec` and `seekToSecondPrecise`
# look for the time in the order of storage too. `getNativeFrame` hands frames out in that order, so a film read from start to end goes
# forth and back. Only the time of `getNativeFrameWithMetadata` tells; pictures sorted by it are right. No error comes. Videos
# without B frames are right, so a test with a simple coder passes.
#
# Hurt: whoever takes single frames, thumbnails or a film by JCodec in Java and sets them against scores, labels or sound.
#
# Seen on 2026-11-30 (60 frames of 25 a second, each of its own gray; frames got, by their gray):
#   no-b          in order [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]..., wrong of 60: in order 0, by number 0, by time 0
#   b             in order [0, 3, 1, 2, 6, 4, 5, 9, 7, 8]..., wrong of 60: in order 59, by number 59, by time 59
#   x264-default  in order [0, 4, 2, 1, 3, 8, 6, 5, 7, 12]..., wrong of 60: in order 45, by number 45, by time 45
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 numpy==2.4.6
(cd "$work" && venv/bin/python - <<'PY'
import av
import numpy as np

for name, between in ("no-b", 0), ("b", 2), ("x264-default", None):
    with av.open(f"{name}.mp4", "w") as film:
        stream = film.add_stream("libx264", rate=25, width=160, height=128, pix_fmt="yuv420p")
        stream.options = {"crf": "12"} if between is None else {"crf": "12", "bf": str(between), "profile": "main" if between else "baseline"}
        for number in range(60):
            planes = np.full((192, 160), 128, np.uint8)
            planes[:128] = 18 + 3 * number
            film.mux(stream.encode(av.VideoFrame.from_ndarray(planes, "yuv420p")))
        film.mux(stream.encode())
    with av.open(f"{name}.mp4") as film:
        shown = [round((int(frame.to_ndarray()[8, 8]) - 18) / 3) for frame in film.decode(video=0)]
    assert shown == list(range(60)), shown
PY
)
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId>
	<artifactId>finding</artifactId>
	<version>1</version>
	<dependencies>
		<dependency>
			<groupId>org.jcodec</groupId>
			<artifactId>jcodec-javase</artifactId>
			<version>0.2.5</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Frames.java" <<'JAVA'
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;

public class Frames {

	static int number(Picture picture) {
		int luma = picture.getPlaneData(0)[8 * picture.getPlaneWidth(0) + 8] + 128;
		return Math.round((luma - 18) / 3f);
	}

	static List<Integer> inOrder(File file) throws Exception {
		List<Integer> numbers = new ArrayList<>();
		try (SeekableByteChannel channel = NIOUtils.readableChannel(file)) {
			FrameGrab film = FrameGrab.createFrameGrab(channel);
			for (Picture picture = film.getNativeFrame(); picture != null; picture = film.getNativeFrame())
				numbers.add(number(picture));
		}
		return numbers;
	}

	static int wrong(List<Integer> numbers) {
		return (int) IntStream.range(0, numbers.size()).filter(i -> numbers.get(i) != i).count();
	}

	public static void main(String[] args) throws Exception {
		boolean ok = true;
		for (String name : List.of("no-b", "b", "x264-default")) {
			File file = new File(args[0], name + ".mp4");
			List<Integer> read = inOrder(file), byNumber = new ArrayList<>(), byTime = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				byNumber.add(number(FrameGrab.getFrameFromFile(file, i)));
				byTime.add(number(FrameGrab.getFrameAtSec(file, (i + .5) / 25)));
			}
			System.out.printf("%-13s in order %s..., wrong of 60: in order %d, by number %d, by time %d%n", name, read.subList(0, 10), wrong(read),
					wrong(byNumber), wrong(byTime));
			boolean plain = name.equals("no-b");
			ok &= plain ? wrong(read) + wrong(byNumber) + wrong(byTime) == 0 : wrong(byNumber) > 20 && wrong(byTime) > 20;
			ok &= read.stream().sorted().toList().equals(IntStream.range(0, 60).boxed().toList());
		}
		System.exit(ok ? 0 : 1);
	}
}
JAVA
java -cp "$work/jars/*" "$work/Frames.java" "$work"
