package org.demeanor.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.bytedeco.ffmpeg.global.avutil;

/** Writes still images that say in EXIF data how they are to be seen, each format in its own way. */
public final class TaggedPicture {

	private static final int ORIENTATION = 274;

	private TaggedPicture() {}

	/**
	 * @param format jpg, png, webp or tiff
	 * @param order of the EXIF data's bytes
	 */
	public static Path write(Path file, String format, BufferedImage image, int orientation, ByteOrder order)
			throws IOException {
		return Files.write(file, switch (format) {
			case "jpg" -> jpeg(image, exif(orientation, order));
			case "png" -> png(image, exif(orientation, order));
			case "webp" -> webp(file, image, exif(orientation, order));
			case "tiff" -> tiff(image, orientation, order);
			default -> throw new IllegalArgumentException(format);
		});
	}

	/** A TIFF file that has nothing but a directory of one entry. */
	private static byte[] exif(int orientation, ByteOrder order) {
		return head(order, 26).putInt(8).putShort((short) 1).putShort((short) ORIENTATION).putShort((short) 3).putInt(1)
				.putShort((short) orientation).array();
	}

	private static ByteBuffer head(ByteOrder order, int length) {
		byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
		return ByteBuffer.allocate(length).order(order).put(mark).put(mark).putShort((short) 42);
	}

	private static byte[] encoded(BufferedImage image, String format) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (!ImageIO.write(image, format, bytes))
			throw new IOException("no writer for " + format);
		return bytes.toByteArray();
	}

	private static byte[] jpeg(BufferedImage image, byte[] exif) throws IOException {
		byte[] plain = encoded(image, "jpg");
		ByteBuffer tagged = ByteBuffer.allocate(plain.length + 10 + exif.length);
		tagged.put(plain, 0, 2).putShort((short) 0xFFE1).putShort((short) (8 + exif.length)).put(ascii("Exif\0\0")).put(exif);
		return tagged.put(plain, 2, plain.length - 2).array();
	}

	/** The chunk behind the header, which has 8 + 25 bytes. */
	private static byte[] png(BufferedImage image, byte[] exif) throws IOException {
		byte[] plain = encoded(image, "png");
		CRC32 sum = new CRC32();
		sum.update(ascii("eXIf"));
		sum.update(exif);
		return ByteBuffer.allocate(plain.length + 12 + exif.length).put(plain, 0, 33).putInt(exif.length).put(ascii("eXIf"))
				.put(exif).putInt((int) sum.getValue()).put(plain, 33, plain.length - 33).array();
	}

	/** The extended format, whose header says that there are EXIF data. */
	private static byte[] webp(Path file, BufferedImage image, byte[] exif) throws IOException {
		Path video = file.resolveSibling(file.getFileName() + ".plain.webp");
		MadeVideo.picture(video, image, "libwebp", avutil.AV_PIX_FMT_BGRA, Map.of("lossless", "1"));
		byte[] plain = Files.readAllBytes(video);
		ByteBuffer tagged = ByteBuffer.allocate(plain.length + 18 + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
		tagged.put(ascii("RIFF")).putInt(tagged.capacity() - 8).put(ascii("WEBPVP8X")).putInt(10).putInt(8);
		put24(tagged, image.getWidth() - 1);
		put24(tagged, image.getHeight() - 1);
		return tagged.put(plain, 12, plain.length - 12).put(ascii("EXIF")).putInt(exif.length).put(exif).array();
	}

	private static void put24(ByteBuffer to, int value) {
		to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
	}

	private static byte[] tiff(BufferedImage image, int orientation, ByteOrder order) {
		int[][] entries = { { 256, 4, image.getWidth() }, { 257, 4, image.getHeight() }, { 258, 3, 8 }, { 259, 3, 1 },
				{ 262, 3, 1 }, { 273, 4, 8 }, { ORIENTATION, 3, orientation }, { 277, 3, 1 }, { 278, 4, image.getHeight() },
				{ 279, 4, image.getWidth() * image.getHeight() } };
		int pixels = image.getWidth() * image.getHeight();
		ByteBuffer tiff = head(order, 8 + pixels + 2 + 12 * entries.length + 4).putInt(8 + pixels);
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				tiff.put((byte) image.getRGB(x, y));
		tiff.putShort((short) entries.length);
		for (int[] entry : entries) {
			tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1);
			if (entry[1] == 3)
				tiff.putShort((short) entry[2]).putShort((short) 0);
			else
				tiff.putInt(entry[2]);
		}
		return tiff.array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
