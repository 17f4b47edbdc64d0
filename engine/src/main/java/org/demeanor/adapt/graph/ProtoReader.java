package org.demeanor.adapt.graph;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a message of <a href="https://protobuf.dev/programming-guides/encoding/">protocol buffers</a>, one after
 * another. What is not asked for is passed over.
 */
final class ProtoReader {

	private static final int VARINT = 0;
	private static final int FIXED64 = 1;
	private static final int LENGTH = 2;
	private static final int FIXED32 = 5;
	private static final int TYPE_BITS = 3;
	private static final int VARINT_BITS = 7;
	private static final int MORE = 0x80;

	private final ByteBuffer in;
	private int type;
	private int field;
	private int end;

	ProtoReader(byte[] message) {
		this(ByteBuffer.wrap(message));
	}

	private ProtoReader(ByteBuffer in) {
		this.in = in.order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Goes to the next field, whether or not this one was read.
	 *
	 * @return whether there is one
	 * @throws IOException if this is no message
	 */
	boolean next() throws IOException {
		in.position(end);
		if (!in.hasRemaining())
			return false;
		long tag = varint();
		field = (int) (tag >>> TYPE_BITS);
		type = (int) tag & (1 << TYPE_BITS) - 1;
		int start = in.position();
		long length = switch (type) {
			case VARINT -> {
				varint();
				yield in.position() - start;
			}
			case FIXED64 -> Long.BYTES;
			case FIXED32 -> Integer.BYTES;
			case LENGTH -> {
				long announced = varint();
				start = in.position();
				yield announced;
			}
			default -> throw new IOException("field of type " + type);
		};
		if (length < 0 || length > in.limit() - start)
			throw new EOFException("field behind the end");
		end = start + (int) length;
		in.position(start);
		return true;
	}

	/** The number of the field. */
	int field() {
		return field;
	}

	/** The field as a message. */
	ProtoReader message() throws IOException {
		return new ProtoReader(bytes());
	}

	/** The field as a text. */
	String text() throws IOException {
		return StandardCharsets.UTF_8.decode(bytes()).toString();
	}

	private ByteBuffer bytes() throws IOException {
		if (type != LENGTH)
			throw new IOException("field " + field + " is of type " + type);
		return in.slice(in.position(), end - in.position());
	}

	private long varint() throws IOException {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
			if (!in.hasRemaining())
				throw new EOFException("number behind the end");
			byte next = in.get();
			value |= (long) (next & MORE - 1) << shift;
			if ((next & MORE) == 0)
				return value;
		}
		throw new IOException("endless number");
	}
}
