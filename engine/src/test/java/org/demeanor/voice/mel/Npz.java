package org.demeanor.voice.mel;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Two-dimensional float32 arrays that NumPy saved with {@code savez_compressed}. */
final class Npz {

	private static final Pattern SHAPE = Pattern.compile("'descr': '<f4', 'fortran_order': False, "
			+ "'shape': \\((\\d+), (\\d+)\\)");

	private Npz() {
	}

	/** The arrays of a resource beside the given class, by name. */
	static Map<String, float[][]> read(Class<?> beside, String resource) {
		Map<String, float[][]> arrays = new LinkedHashMap<>();
		try (InputStream bytes = beside.getResourceAsStream(resource); ZipInputStream zip = new ZipInputStream(bytes)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
				arrays.put(entry.getName().replaceFirst("\\.npy$", ""), readArray(new DataInputStream(zip)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return arrays;
	}

	/** Format: 6 bytes of magic, 2 of version (1.0), 2 with the length of the header, the header, the values. */
	private static float[][] readArray(DataInputStream in) throws IOException {
		in.readFully(new byte[8]);
		byte[] header = new byte[Short.toUnsignedInt(Short.reverseBytes(in.readShort()))];
		in.readFully(header);
		String text = new String(header, StandardCharsets.US_ASCII);
		Matcher shape = SHAPE.matcher(text);
		if (!shape.find())
			throw new IOException("not a two-dimensional float32 array: " + text);
		float[][] array = new float[Integer.parseInt(shape.group(1))][Integer.parseInt(shape.group(2))];
		for (float[] row : array) {
			byte[] values = new byte[row.length * Float.BYTES];
			in.readFully(values);
			ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(row);
		}
		return array;
	}
}
