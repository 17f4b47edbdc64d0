package org.demeanor.adapt.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message of protocol buffers, field by field. */
final class ProtoWriter {

	private static final int LENGTH = 2;
	private static final int TYPE_BITS = 3;
	private static final int VARINT_BITS = 7;
	private static final int MORE = 0x80;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** Adds a whole number. */
	ProtoWriter number(int field, long value) {
		varint((long) field << TYPE_BITS);
		varint(value);
		return this;
	}

	/** Adds a text. */
	ProtoWriter text(int field, String text) {
		return bytes(field, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Adds a message. */
	ProtoWriter message(int field, ProtoWriter message) {
		return bytes(field, message.toBytes());
	}

	/** Adds bytes. */
	ProtoWriter bytes(int field, byte[] content) {
		varint((long) field << TYPE_BITS | LENGTH);
		varint(content.length);
		bytes.writeBytes(content);
		return this;
	}

	byte[] toBytes() {
		return bytes.toByteArray();
	}

	private void varint(long value) {
		long left = value;
		while (left >>> VARINT_BITS != 0) {
			bytes.write((int) left & MORE - 1 | MORE);
			left >>>= VARINT_BITS;
		}
		bytes.write((int) left);
	}
}
