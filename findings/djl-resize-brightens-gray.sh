#!/usr/bin/env bash
# DJL's `resize` makes a gray picture brighter: 64 becomes 137, 128 becomes 188. The same picture stored in colour stays as it is.
#
# Versions: Deep Java Library 0.38.0 (ai.djl:api, ai.djl.onnxruntime:onnxruntime-engine), Java 17.0.15 and 25.
#
# DJL reads a PNG or JPEG of one channel as Java's gray picture, whose values Java 2D takes for linear light. `Image.resize` goes through
# `getScaledInstance`, which turns them into screen values, and stores these as gray again. What comes out of `toNDArray` has another
# brightness and contrast. `resize` returns the picture itself if it has the size already, so pictures of the net's size pass as they are,
# and all others change. `getSubImage` changes nothing. Nothing is said. `toNDArray` first, and a resize of the array, or a picture in
# colour, are right.
#
# Hurt: gray faces (FER2013, JAFFE, infrared cameras) before a net in Java: a net that was trained on 48 x 48 sees its test set rightly and
# every other crop too bright; the same faces saved in colour get other scores.
#
# Seen on 2026-11-30 (48 x 48, four stripes; their values in the array that a net gets):
#   stored gray,   48 x 48:  32  64 128 200
#   stored gray,   96 x 96:  99 137 188 229
#   stored gray,   24 x 24:  99 137 188 229
#   stored colour, 96 x 96:  32  64 128 200
#   stored colour, 24 x 24:  32  64 128 200
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
			<groupId>ai.djl.onnxruntime</groupId>
			<artifactId>onnxruntime-engine</artifactId>
			<version>0.38.0</version>
		</dependency>
		<dependency>
			<groupId>org.slf4j</groupId>
			<artifactId>slf4j-nop</artifactId>
			<version>2.0.17</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/GrayFace.java" <<'JAVA'
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

public class GrayFace {

	static final int SIZE = 48;
	static final List<Integer> STRIPES = List.of(32, 64, 128, 200);

	static Image stored(Path folder, int type) throws Exception {
		BufferedImage picture = new BufferedImage(SIZE, SIZE, type);
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++)
				for (int band = 0; band < picture.getRaster().getNumBands(); band++)
					picture.getRaster().setSample(x, y, band, STRIPES.get(x * STRIPES.size() / SIZE));
		Path file = folder.resolve(type + ".png");
		ImageIO.write(picture, "png", file.toFile());
		return ImageFactory.getInstance().fromFile(file);
	}

	static List<Integer> values(NDManager manager, Image image) {
		int[] pixels = image.toNDArray(manager, Image.Flag.GRAYSCALE).toUint8Array();
		List<Integer> values = new ArrayList<>();
		for (int stripe = 0; stripe < STRIPES.size(); stripe++)
			values.add(pixels[image.getHeight() / 2 * image.getWidth() + image.getWidth() * (2 * stripe + 1) / (2 * STRIPES.size())]);
		return values;
	}

	static List<Integer> tell(NDManager manager, String kind, Image image) {
		List<Integer> values = values(manager, image);
		System.out.printf("%-14s %d x %d: %3d %3d %3d %3d%n", kind, image.getWidth(), image.getHeight(), values.get(0), values.get(1),
				values.get(2), values.get(3));
		return values;
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		Image gray = stored(folder, BufferedImage.TYPE_BYTE_GRAY);
		Image colour = stored(folder, BufferedImage.TYPE_INT_RGB);
		boolean asTold = true;
		try (NDManager manager = NDManager.newBaseManager("OnnxRuntime")) {
			asTold &= tell(manager, "stored gray,", gray).equals(STRIPES);
			for (int size : new int[] { 96, 24 }) {
				List<Integer> values = tell(manager, "stored gray,", gray.resize(size, size, false));
				asTold &= values.get(1) > STRIPES.get(1) + 50 && values.get(2) > STRIPES.get(2) + 40;
			}
			for (int size : new int[] { 96, 24 })
				asTold &= tell(manager, "stored colour,", colour.resize(size, size, false)).equals(STRIPES);
			asTold &= values(manager, gray.getSubImage(0, 0, SIZE, SIZE)).equals(STRIPES);
		}
		System.exit(asTold ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/jars/*" "$work/GrayFace.java" "$work" 2> "$work/log" || { cat "$work/log"; exit 1; }
