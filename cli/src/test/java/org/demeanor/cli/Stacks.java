package org.demeanor.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small image stacks of microscopes: TIFF, OME-XML and DICOM, of noise. */
final class Stacks {

	private static final int SIZE = 48;
	private static final int PAGES = 4;

	private Stacks() {}

	/** Some of each into a folder. Only Bio-Formats reads the last two. */
	static List<Path> make(Path folder) throws IOException {
		List<Path> made = new ArrayList<>();
		made.add(tiff(folder.resolve("gray.tif"), BufferedImage.TYPE_BYTE_GRAY));
		made.add(tiff(folder.resolve("deep.tiff"), BufferedImage.TYPE_USHORT_GRAY));
		made.add(tiff(folder.resolve("colour.stk"), BufferedImage.TYPE_3BYTE_BGR));
		made.add(Files.writeString(folder.resolve("stack.ome"), omeXml()));
		made.add(Files.write(folder.resolve("slice.dcm"), dicom()));
		return made;
	}

	private static Path tiff(Path file, int type) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int page = 0; page < PAGES; page++) {
				BufferedImage image = new BufferedImage(SIZE, SIZE, type);
				for (int i = 0; i < SIZE * SIZE; i++)
					image.setRGB(i % SIZE, i / SIZE, 0x10101 * ((i + 40 * page) % 256));
				writer.writeToSequence(new IIOImage(image, null, null), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return file;
	}

	private static String omeXml() {
		StringBuilder planes = new StringBuilder();
		for (int page = 0; page < PAGES; page++)
			planes.append("<BinData BigEndian=\"false\" Length=\"").append(SIZE * SIZE).append("\">")
					.append(Base64.getEncoder().encodeToString(noise(page))).append("</BinData>");
		return "<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image ID=\"Image:0\">"
				+ "<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYTZC\" Type=\"uint8\" SizeX=\"" + SIZE + "\" SizeY=\"" + SIZE
				+ "\" SizeZ=\"1\" SizeC=\"1\" SizeT=\"" + PAGES
				+ "\" TimeIncrement=\"0.5\"><Channel ID=\"Channel:0:0\" SamplesPerPixel=\"1\"/>"
				+ planes + "</Pixels></Image></OME>";
	}

	/** Explicit little endian, as most scanners write it. */
	private static byte[] dicom() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.write(new byte[128]);
		out.writeBytes("DICM");
		element(out, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
		element(out, 0x0028, 0x0002, "US", shorts(1));
		element(out, 0x0028, 0x0004, "CS", "MONOCHROME2 ".getBytes(StandardCharsets.US_ASCII));
		element(out, 0x0028, 0x0008, "IS", "1 ".getBytes(StandardCharsets.US_ASCII));
		for (int tag : new int[] { 0x0010, 0x0011 })
			element(out, 0x0028, tag, "US", shorts(SIZE));
		for (int[] tag : new int[][] { { 0x0100, 8 }, { 0x0101, 8 }, { 0x0102, 7 }, { 0x0103, 0 } })
			element(out, 0x0028, tag[0], "US", shorts(tag[1]));
		element(out, 0x7fe0, 0x0010, "OB", noise(0));
		return bytes.toByteArray();
	}

	private static void element(DataOutputStream out, int group, int tag, String type, byte[] value) throws IOException {
		ByteBuffer head = ByteBuffer.allocate(type.equals("OB") ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
		head.putShort((short) group).putShort((short) tag).put(type.getBytes(StandardCharsets.US_ASCII));
		if (type.equals("OB"))
			head.putShort((short) 0).putInt(value.length);
		else
			head.putShort((short) value.length);
		out.write(head.array());
		out.write(value);
	}

	private static byte[] shorts(int value) {
		return new byte[] { (byte) value, (byte) (value >> 8) };
	}

	private static byte[] noise(int seed) {
		byte[] noise = new byte[SIZE * SIZE];
		new Random(seed).nextBytes(noise);
		return noise;
	}
}
