package org.demeanor.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small ONNX files for tests. Field numbers are those of {@code onnx.proto}. */
public final class OnnxBytes {

	public static final int FLOAT = 1;
	public static final int UINT8 = 2;
	public static final int INT64 = 7;
	public static final int HALF = 10;

	private final Message graph = new Message();
	private int ir = 9;
	private int opset = 17;

	/** A message being written. */
	private static final class Message {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		Message number(int field, long value) {
			varint((long) field << 3);
			varint(value);
			return this;
		}

		Message bytes(int field, byte[] value) {
			varint((long) field << 3 | 2);
			varint(value.length);
			bytes.writeBytes(value);
			return this;
		}

		Message text(int field, String value) {
			return bytes(field, value.getBytes(StandardCharsets.UTF_8));
		}

		Message message(int field, Message value) {
			return bytes(field, value.bytes.toByteArray());
		}

		private void varint(long value) {
			long rest = value;
			while ((rest & ~0x7fL) != 0) {
				bytes.write((int) (rest & 0x7f | 0x80));
				rest >>>= 7;
			}
			bytes.write((int) rest);
		}
	}

	public OnnxBytes version(int irVersion, int opsetVersion) {
		ir = irVersion;
		opset = opsetVersion;
		return this;
	}

	/** @param axes -1 for any length */
	public OnnxBytes input(String name, int type, long... axes) {
		graph.message(11, value(name, type, axes));
		return this;
	}

	/** As above. */
	public OnnxBytes output(String name, int type, long... axes) {
		graph.message(12, value(name, type, axes));
		return this;
	}

	public OnnxBytes floats(String name, long[] axes, float... values) {
		Message tensor = tensor(name, FLOAT, axes);
		ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values)
			raw.putFloat(value);
		graph.message(5, tensor.bytes(9, raw.array()));
		return this;
	}

	public OnnxBytes integers(String name, long... values) {
		ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (long value : values)
			raw.putLong(value);
		graph.message(5, tensor(name, INT64, values.length).bytes(9, raw.array()));
		return this;
	}

	/** Floats that lie in another file. */
	public OnnxBytes external(String name, String file, long... axes) {
		Message location = new Message().text(1, "location").text(2, file);
		graph.message(5, tensor(name, FLOAT, axes).message(13, location).number(14, 1));
		return this;
	}

	/** @param output of the node */
	public OnnxBytes node(String operator, String output, String... inputs) {
		return node(operator, output, new String[0], new long[0], inputs);
	}

	/** With one whole number as an attribute each. */
	public OnnxBytes node(String operator, String output, String[] attributes, long[] values, String... inputs) {
		Message node = new Message();
		for (String input : inputs)
			node.text(1, input);
		node.text(2, output).text(3, output).text(4, operator);
		for (int i = 0; i < attributes.length; i++)
			node.message(5, new Message().text(1, attributes[i]).number(3, values[i]).number(20, 2));
		graph.message(1, node);
		return this;
	}

	/** Rounds to 8 bits by a scale that the runtime finds from all values of a call. */
	public OnnxBytes quantized(String input, String output) {
		Message node = new Message().text(1, input).text(2, "q").text(2, "scale").text(2, "zero").text(3, "q").text(4, "DynamicQuantizeLinear");
		graph.message(1, node);
		return node("DequantizeLinear", output, "q", "scale", "zero");
	}

	public byte[] bytes() {
		Message named = new Message();
		named.bytes.writeBytes(graph.bytes.toByteArray());
		named.text(2, "test");
		return new Message().number(1, ir).message(7, named).message(8, new Message().text(1, "").number(2, opset)).bytes.toByteArray();
	}

	// -- Helper methods --

	private static Message value(String name, int type, long... axes) {
		Message shape = new Message();
		for (int i = 0; i < axes.length; i++)
			shape.message(1, axes[i] < 0 ? new Message().text(2, name + i) : new Message().number(1, axes[i]));
		Message tensor = new Message().number(1, type).message(2, shape);
		return new Message().text(1, name).message(2, new Message().message(1, tensor));
	}

	private static Message tensor(String name, int type, long... axes) {
		Message tensor = new Message();
		for (long axis : axes)
			tensor.number(1, axis);
		return tensor.number(2, type).text(8, name);
	}
}
