package org.demeanor.media.mp4;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The index ({@code moov}) of an MP4 or MOV, without which nothing in the file can be found (ISO/IEC 14496-12, 4.2 and 8.2). */
public final class Mp4Index {

	private static final int HEADER_BYTES = 8;
	/** Stands for a size that follows the header in 64 bits. */
	private static final int LARGE = 1;

	private Mp4Index() {}

	/**
	 * Whether a file begins as MP4 or MOV and ends within a box, before its index. Cameras write the index last: such a
	 * recording was not finished, or its copy is cut off.
	 */
	public static boolean isCutOff(Path file) {
		// Whoever opens a pipe again may wait for ever.
		if (!Files.isRegularFile(file))
			return false;
		try (RandomAccessFile boxes = new RandomAccessFile(file.toFile(), "r")) {
			long at = 0;
			while (at + HEADER_BYTES <= boxes.length()) {
				boxes.seek(at);
				long size = Integer.toUnsignedLong(boxes.readInt());
				byte[] type = new byte[Integer.BYTES];
				boxes.readFully(type);
				String name = new String(type, StandardCharsets.ISO_8859_1);
				if (at == 0 && !name.equals("ftyp") || name.equals("moov"))
					return false;
				size = size == LARGE ? boxes.readLong() : size;
				// A size of 0 means up to the end of the file.
				if (size < HEADER_BYTES)
					return size == 0;
				at += size;
			}
			return at > 0;
		}
		catch (IOException unreadable) {
			// Whoever reads it says so.
			return false;
		}
	}
}
