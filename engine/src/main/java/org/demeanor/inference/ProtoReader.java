package org.demeanor.inference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of a protobuf message without copying it. After {@link #next()} the value of the field must be
 * taken by one of the other methods, or is skipped by {@link #skip()}.
 */
public final class ProtoReader {

	private static final int VARINT = 0;
	private static final int EIGHT_BYTES = 1;
	private static final int LENGTH = 2;
	private static final int FOUR_BYTES = 5;
	private static final int MOST_VARINT_BITS = 64;

	private final ByteBuffer bytes;
	private int field;
	private int type;

	/** @throws IllegalArgumentException here and below, or another RuntimeException, if these are no such messages */
	public ProtoReader(ByteBuffer bytes) {
		this.bytes = bytes;
	}

	/** Moves to the next field; false at the end. */
	public boolean next() {
		if (!bytes.hasRemaining())
			return false;
		long tag = varint();
		field = (int) (tag >>> 3);
		type = (int) (tag & 7);
		return true;
	}

	/** The number of the field. */
	public int field() {
		return field;
	}

	/** A whole number. */
	public long number() {
		require(VARINT);
		return varint();
	}

	/** A text. */
	public String text() {
		ByteBuffer part = part();
		return StandardCharsets.UTF_8.decode(part).toString();
	}

	/** A message within this one. */
	public ProtoReader message() {
		return new ProtoReader(part());
	}

	/** Passes over the value. */
	public void skip() {
		switch (type) {
			case VARINT -> varint();
			case EIGHT_BYTES -> bytes.position(bytes.position() + Long.BYTES);
			case LENGTH -> part();
			case FOUR_BYTES -> bytes.position(bytes.position() + Integer.BYTES);
			default -> throw new IllegalArgumentException("no protobuf");
		}
	}

	private ByteBuffer part() {
		require(LENGTH);
		int length = Math.toIntExact(varint());
		ByteBuffer part = bytes.slice(bytes.position(), length);
		bytes.position(bytes.position() + length);
		return part;
	}

	private long varint() {
		long value = 0;
		for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
			byte next = bytes.get();
			value |= (long) (next & 0x7f) << shift;
			if (next >= 0)
				return value;
		}
		throw new IllegalArgumentException("no protobuf");
	}

	private void require(int expected) {
		if (type != expected)
			throw new IllegalArgumentException("no protobuf of this kind");
	}
}
