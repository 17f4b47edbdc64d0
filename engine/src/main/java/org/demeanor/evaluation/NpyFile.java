package org.demeanor.evaluation;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.demeanor.StageException;
import org.demeanor.report.AtomicFile;

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
		String shape = items.size() + ", "
				+ itemShape.stream().map(String::valueOf).collect(Collectors.joining(", "));
		byte[] header = header("{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }");
		AtomicFile.write(file, aside -> {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
				out.write(header);
				for (byte[] item : items)
					out.write(item);
			}
		});
	}

	/** Magic, length and text, padded by spaces so that the data begin at a multiple of 64 bytes. */
	private static byte[] header(String text) {
		int fixed = MAGIC.length + Short.BYTES;
		int length = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		String padded = text + " ".repeat(length - fixed - text.length() - 1) + "\n";
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length())
				.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
	}
}
