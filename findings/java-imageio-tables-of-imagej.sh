#!/usr/bin/env bash
# Java's own TIFF reader fails at every 16-bit picture that ImageJ saved with a lookup table: it looks for 65,536 colours in a table of 256.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), Java 17.0.15 and 25.0.3 (javax.imageio), tifffile 2026.3.3, NumPy 2.4.6, Python 3.11.
#
# ImageJ shows 16 bits through a table of 256 colours and writes that table (ColorMap) into the TIFF, beside gray pixels. TIFF 6.0 knows
# colour maps for palettes alone, with one colour for each number that a pixel can be: 65,536 for 16 bits. Java's reader ("TIFF", since Java 9) reads
# the map of gray pictures too, whole, and the picture ends in an IIOException around an index out of bounds. One click on "Fire" or "Invert LUT"
# before saving is enough. Pictures of 8 bits with a table, and of 16 bits without one, are read, and tifffile reads all of them.
#
# Hurt: whoever reads stacks of thermal cameras, or other films of 16 bits that somebody made better to see in ImageJ or Fiji, by a Java
# program without Bio-Formats: the same film can be read or not, by how it was last looked at.
#
# Seen on 2026-12-01 (one picture, saved by ImageJ; its 132nd number as stored, by Java's reader and by tifffile):
#   8 bits,  gray       131   131
#   8 bits,  fire       131   131
#   16 bits, gray      2310  2310
#   16 bits, fire      IIOException   2310
#   16 bits, inverted  IIOException   2310
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK, Maven and Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
python3 -m venv venv
venv/bin/pip install -q tifffile==2026.3.3 numpy==2.4.6
cat >Tables.java <<'JAVA'
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.io.File;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;

public class Tables {

	static ImageProcessor picture(int bits) {
		ImageProcessor pixels = bits == 8 ? new ByteProcessor(64, 48) : new ShortProcessor(64, 48);
		for (int i = 0; i < 64 * 48; i++)
			pixels.set(i, bits == 8 ? i & 255 : 1000 + 10 * i);
		pixels.resetMinAndMax();
		return pixels;
	}

	static LUT fire() {
		byte[] red = new byte[256], green = new byte[256], blue = new byte[256];
		for (int i = 0; i < 256; i++) {
			red[i] = (byte) i;
			green[i] = (byte) (i / 2);
			blue[i] = (byte) (255 - i);
		}
		return new LUT(red, green, blue);
	}

	static String read(String file) throws IOException {
		try {
			return String.valueOf(ImageIO.read(new File(file)).getRaster().getSample(3, 2, 0));
		}
		catch (IIOException failed) {
			return failed.getClass().getSimpleName();
		}
	}

	public static void main(String[] arguments) throws IOException {
		for (String kind : new String[] { "8-gray", "8-fire", "16-gray", "16-fire", "16-inverted" }) {
			ImageProcessor pixels = picture(Integer.parseInt(kind.split("-")[0]));
			if (kind.endsWith("fire"))
				pixels.setLut(fire());
			if (kind.endsWith("inverted"))
				pixels.invertLut();
			new FileSaver(new ImagePlus(kind, pixels)).saveAsTiff(kind + ".tif");
			System.out.println(kind + " " + read(kind + ".tif"));
		}
	}
}
JAVA
java -Djava.awt.headless=true -cp ij-1.54p.jar Tables.java >java.txt
venv/bin/python - <<'PY'
import sys

import tifffile

told = {"8-gray": "131 131", "8-fire": "131 131", "16-gray": "2310 2310", "16-fire": "IIOException 2310",
        "16-inverted": "IIOException 2310"}
found = {}
for line in open("java.txt"):
    kind, java = line.split()
    found[kind] = f"{java} {tifffile.imread(kind + '.tif')[2, 3]}"
    print(f"{kind:12}", found[kind])
sys.exit(found != told)
PY
