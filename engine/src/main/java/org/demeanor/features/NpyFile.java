package org.demeanor.features;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;

/** NumPy's file format, version 1.0, for unsigned bytes. */
final class NpyFile {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
	private static final int ALIGNMENT = 64;

	private NpyFile() {}

	/**
	 * Writes an array of items, whole or not at all.
	 *
	 * @param itemShape of each item
	 * @throws StageException (stage report) if it cannot be written
	 */
	static void write(Path file, List<byte[]> items, List<Integer> itemShape) throws StageException {
		byte[] header = header(items.size(), itemShape);
		AtomicFile.write(file, part -> {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
				out.write(header);
				for (byte[] item : items)
					out.write(item);
			}
		});
	}

	/** Whether a file is there, begins with the header that {@link #write} writes, and has the right length. */
	static boolean isWhole(Path file, int items, List<Integer> itemShape) {
		byte[] header = header(items, itemShape);
		long length = items;
		for (int side : itemShape)
			length *= side;
		try (InputStream in = Files.newInputStream(file)) {
			return Files.size(file) == header.length + length && Arrays.equals(in.readNBytes(header.length), header);
		}
		catch (IOException notReadable) {
			return false;
		}
	}

	// -- Helper methods --

	/** Magic, length and text, padded with spaces so that the data begin at a multiple of 64 bytes. */
	private static byte[] header(int items, List<Integer> itemShape) {
		String shape = items + ", " + itemShape.stream().map(String::valueOf).collect(Collectors.joining(", "));
		String text = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }";
		int fixed = MAGIC.length + Short.BYTES;
		int length = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		String padded = text + " ".repeat(length - fixed - text.length() - 1) + "\n";
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length())
				.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
	}
}
