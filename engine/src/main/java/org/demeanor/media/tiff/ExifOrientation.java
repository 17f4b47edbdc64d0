package org.demeanor.media.tiff;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.media.Orientation;

/**
 * The orientation in the EXIF data of a still image, for formats whose decoders in FFmpeg do not read it: PNG (chunk
 * {@code eXIf}), WebP (chunk {@code EXIF}) and TIFF (the file itself). Damaged data say nothing.
 */
public final class ExifOrientation {

	private static final long PNG = 0x89504E470D0A1A0AL;
	private static final int RIFF = 0x52494646;
	private static final int WEBP = 0x57454250;
	private static final int ORIENTATION = 274;
	private static final int SHORT = 3;
	private static final int ENTRY = 12;

	/** EXIF data are small; anything larger is something else. */
	private static final int LARGEST = 1 << 20;

	private ExifOrientation() {}

	/** Upright if the file says nothing. */
	public static Orientation of(Path file) {
		try (InputStream bytes = Files.newInputStream(file); DataInputStream in = new DataInputStream(bytes)) {
			long magic = in.readLong();
			if (magic == PNG)
				return ofExif(chunk(in, "eXIf", ByteOrder.BIG_ENDIAN));
			if (magic >>> 32 == RIFF && in.readInt() == WEBP)
				return ofExif(chunk(in, "EXIF", ByteOrder.LITTLE_ENDIAN));
			return ofTiff(file, magic);
		}
		catch (IOException | RuntimeException damaged) {
			return Orientation.UPRIGHT;
		}
	}

	// -- Helper methods --

	/**
	 * The content of a chunk by its name: in PNG the length stands before the name and a checksum after the content; in
	 * RIFF neither.
	 */
	private static byte[] chunk(DataInputStream in, String wanted, ByteOrder order) throws IOException {
		boolean png = order == ByteOrder.BIG_ENDIAN;
		while (true) {
			int first = in.readInt();
			int second = in.readInt();
			int name = png ? second : first;
			long length = (png ? first : Integer.reverseBytes(second)) & 0xFFFFFFFFL;
			if (name == ByteBuffer.wrap(wanted.getBytes(StandardCharsets.US_ASCII)).getInt() && length <= LARGEST)
				return in.readNBytes((int) length);
			in.skipNBytes(png ? length + 4 : length + (length & 1));
		}
	}

	/** EXIF data are a TIFF file, in WebP sometimes after a mark of six bytes. */
	private static Orientation ofExif(byte[] exif) throws IOException {
		boolean marked = exif.length > 6 && new String(exif, 0, 4, StandardCharsets.US_ASCII).equals("Exif");
		ByteBuffer tiff = ByteBuffer.wrap(exif, marked ? 6 : 0, exif.length - (marked ? 6 : 0)).slice();
		tiff.order(order(tiff.get(0)));
		return ofDirectory(tiff, tiff.getInt(4));
	}

	private static Orientation ofTiff(Path file, long magic) throws IOException {
		ByteBuffer head = ByteBuffer.allocate(8).putLong(0, magic);
		head.order(order(head.get(0)));
		if (head.getShort(2) != 42)
			return Orientation.UPRIGHT;
		try (InputStream in = Files.newInputStream(file)) {
			in.skipNBytes(head.getInt(4) & 0xFFFFFFFFL);
			ByteBuffer directory = ByteBuffer.wrap(in.readNBytes(LARGEST)).order(head.order());
			return ofDirectory(directory, 0);
		}
	}

	private static Orientation ofDirectory(ByteBuffer tiff, int start) {
		int entries = tiff.getShort(start) & 0xFFFF;
		for (int entry = start + 2; entry < start + 2 + entries * ENTRY; entry += ENTRY)
			if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION && tiff.getShort(entry + 2) == SHORT)
				return Orientation.ofExif(tiff.getShort(entry + 8));
		return Orientation.UPRIGHT;
	}

	private static ByteOrder order(byte first) throws IOException {
		return switch (first) {
			case 'I' -> ByteOrder.LITTLE_ENDIAN;
			case 'M' -> ByteOrder.BIG_ENDIAN;
			default -> throw new EOFException("no TIFF");
		};
	}
}
