package org.demeanor.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of files that people write: UTF-8, or UTF-16 as Windows saves it. A byte order mark is not part of the text.
 */
public final class PlainText {

	/** The end of a sentence about a file that {@link #decodeExactly} refuses. */
	public static final String FOREIGN = "is neither UTF-8 nor UTF-16 text; save it as UTF-8";

	private static final String MARK = "\uFEFF";

	private PlainText() {}

	/**
	 * Decodes a whole file. It recognises UTF-16 by its mark or, without one, by its many zero bytes. Invalid bytes
	 * become U+FFFD.
	 */
	public static String decode(byte[] bytes) {
		// Joined files have their marks inside, each at the start of a line.
		return new String(bytes, charset(bytes)).replaceAll("(?m)^" + MARK, "");
	}

	/**
	 * Decodes a whole file likewise, without replacing anything.
	 *
	 * @throws CharacterCodingException if a byte is invalid
	 */
	public static String decodeExactly(byte[] bytes) throws CharacterCodingException {
		String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
	}

	/** The encoding of a text, by its first bytes or all of them: by its mark or, without one, by its many zero bytes. */
	public static Charset charset(byte[] bytes) {
		if (begins(bytes, 0xFF, 0xFE))
			return StandardCharsets.UTF_16LE;
		if (begins(bytes, 0xFE, 0xFF))
			return StandardCharsets.UTF_16BE;
		int[] zeros = new int[2];
		for (int i = 0; i < bytes.length; i++)
			if (bytes[i] == 0)
				zeros[i % 2]++;
		if (isHighBytes(zeros[1], zeros[0], bytes.length))
			return StandardCharsets.UTF_16LE;
		return isHighBytes(zeros[0], zeros[1], bytes.length) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
	}

	/** Whether zero bytes come from UTF-16: line ends, dots and slashes then have one each, always on the same side. */
	private static boolean isHighBytes(int here, int there, int length) {
		return here >= Math.max(1, length / 32) && there <= here / 8;
	}

	private static boolean begins(byte[] bytes, int first, int second) {
		return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
	}
}
