#!/usr/bin/env bash
# Apache Commons Imaging reads a gray PNG darker than it is, 128 as 55, and merges its dark tones; the same picture as TIFF is right.
#
# Versions: Apache Commons Imaging 1.0.0-alpha6, Java 17.0.15 and 25.
#
# Its PNG reader makes a picture of Java's gray type and sets each pixel as a screen colour. Java takes that type's values for linear light and
# converts: the stored values are those of a darker picture, with fewer steps in the dark. `getRGB` converts back and gives about the
# right number, from the fewer steps. The raster, which nets, ImageJ and most filters read, keeps the dark values. Gray of 8 and 16 bit
# both do so. Colour PNG, and gray TIFF, which it reads as colour, are right. So are all of these by Java's own ImageIO, whose raster holds
# what the file holds.
#
# Hurt: gray faces in Java: the same crops get other scores from PNG than from TIFF, and dark skin loses most of its shades.
#
# Seen on 2026-11-30 (a picture that holds each gray once; values of 32, 64, 128 and 200 after reading, different grays, those below 64):
#   gray PNG,   Commons, raster:    4   13   55  147   183 grays, 14 of the darkest 64
#   gray PNG,   Commons, getRGB:   34   64  128  200   183 grays, 14 of the darkest 64
#   gray PNG,   ImageIO, raster:   32   64  128  200   256 grays, 64 of the darkest 64
#   colour PNG, Commons, raster:   32   64  128  200   256 grays, 64 of the darkest 64
#   gray TIFF,  Commons, raster:   32   64  128  200   256 grays, 64 of the darkest 64
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId>
	<artifactId>finding</artifactId>
	<version>1</version>
	<dependencies>
		<dependency>
			<groupId>org.apache.commons</groupId>
			<artifactId>commons-imaging</artifactId>
			<version>1.0.0-alpha6</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Grays.java" <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;

public class Grays {

	static final List<Integer> SHOWN = List.of(32, 64, 128, 200);

	static File stored(File folder, int type, String format) throws Exception {
		BufferedImage picture = new BufferedImage(256, 1, type);
		for (int x = 0; x < 256; x++)
			for (int band = 0; band < picture.getRaster().getNumBands(); band++)
				picture.getRaster().setSample(x, 0, band, x);
		File file = new File(folder, type + "." + format);
		ImageIO.write(picture, format, file);
		return file;
	}

	/** Whether what was read is what was stored. */
	static boolean tell(String name, IntUnaryOperator read) {
		int[] values = IntStream.range(0, 256).map(read).toArray();
		System.out.printf("%-28s %4d %4d %4d %4d   %d grays, %d of the darkest 64%n", name + ":", values[SHOWN.get(0)], values[SHOWN.get(1)],
				values[SHOWN.get(2)], values[SHOWN.get(3)], Arrays.stream(values).distinct().count(),
				Arrays.stream(values).limit(64).distinct().count());
		return IntStream.range(0, 256).allMatch(x -> values[x] == x);
	}

	static IntUnaryOperator raster(BufferedImage picture) {
		return x -> picture.getRaster().getSample(x, 0, 0);
	}

	public static void main(String[] args) throws Exception {
		File folder = new File(args[0]);
		File grayPng = stored(folder, BufferedImage.TYPE_BYTE_GRAY, "png");
		BufferedImage gray = Imaging.getBufferedImage(grayPng);
		boolean wrong = !tell("gray PNG,   Commons, raster", raster(gray));
		wrong &= !tell("gray PNG,   Commons, getRGB", x -> gray.getRGB(x, 0) & 255);
		boolean right = tell("gray PNG,   ImageIO, raster", raster(ImageIO.read(grayPng)));
		right &= tell("colour PNG, Commons, raster",
				raster(Imaging.getBufferedImage(stored(folder, BufferedImage.TYPE_INT_RGB, "png"))));
		right &= tell("gray TIFF,  Commons, raster",
				raster(Imaging.getBufferedImage(stored(folder, BufferedImage.TYPE_BYTE_GRAY, "tif"))));
		System.exit(wrong && right && raster(gray).applyAsInt(128) < 70 ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/jars/*" "$work/Grays.java" "$work"
