package org.demeanor.media.riff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first bytes of a RIFF file: its size and, of an AVI, the main header ({@code MainAVIHeader} in Microsoft's AVI RIFF File
 * Reference).
 */
public final class RiffHead {

	/** Programs that write into a pipe tell such sizes. */
	private static final long UNKNOWN_BYTES = 0x7FFFFFFFL - (1 << 16);

	/** The file's name and size, its kind, the list of headers, and the name and size of the first one. */
	private static final int BEFORE_HEADER = 32;
	private static final int BYTES = BEFORE_HEADER + Integer.BYTES;

	/** Shorter if the file is. */
	private final ByteBuffer head;
	private final long fileBytes;

	private RiffHead(byte[] head, long fileBytes) {
		this.head = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
		this.fileBytes = fileBytes;
	}

	/** Reads the head of a file; one that cannot be read tells nothing, as whoever reads the file says why. */
	public static RiffHead of(Path file) {
		try (InputStream bytes = Files.newInputStream(file)) {
			return new RiffHead(bytes.readNBytes(BYTES), Files.size(file));
		}
		catch (IOException unreadable) {
			return new RiffHead(new byte[0], 0);
		}
	}

	/** How many bytes the file is shorter than it says itself. A size that no file has is not known, and gives 0. */
	public long missingBytes() {
		long told = unsigned(Integer.BYTES);
		return told == 0 || told >= UNKNOWN_BYTES ? 0 : Math.max(0, told + 2L * Integer.BYTES - fileBytes);
	}

	/** Millionths of a second from one frame of an AVI to the next, as its main header tells; 0 if it does not. */
	public int frameMicroseconds() {
		return (int) Math.min(unsigned(BEFORE_HEADER), Integer.MAX_VALUE);
	}

	// -- Helper methods --

	private long unsigned(int at) {
		return head.capacity() < at + Integer.BYTES ? 0 : Integer.toUnsignedLong(head.getInt(at));
	}
}
