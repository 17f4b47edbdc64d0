package org.demeanor.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A net of one addition, y = x + w, written out by hand: the fields of ONNX's protocol buffers by their numbers. */
final class OnnxBytes {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private OnnxBytes() {}

	/** @param file where w is; null for a w within the net */
	static byte[] adding(String file) {
		OnnxBytes w = new OnnxBytes().number(1, 1).number(2, 1).text(8, "w");
		w = file == null ? w.field(9, new byte[Float.BYTES])
				: w.field(13, new OnnxBytes().text(1, "location").text(2, file).bytes()).number(14, 1);
		OnnxBytes node = new OnnxBytes().text(1, "x").text(1, "w").text(2, "y").text(4, "Add");
		OnnxBytes graph = new OnnxBytes().field(1, node.bytes()).text(2, "g").field(5, w.bytes())
				.field(11, value("x")).field(12, value("y"));
		return new OnnxBytes().number(1, 8).field(7, graph.bytes())
				.field(8, new OnnxBytes().text(1, "").number(2, 17).bytes()).bytes();
	}

	private static byte[] value(String name) {
		OnnxBytes shape = new OnnxBytes().field(1, new OnnxBytes().number(1, 1).bytes());
		OnnxBytes tensor = new OnnxBytes().number(1, 1).field(2, shape.bytes());
		return new OnnxBytes().text(1, name).field(2, new OnnxBytes().field(1, tensor.bytes()).bytes()).bytes();
	}

	/** Numbers and lengths are below 128, or 16384 for lengths. */
	private OnnxBytes number(int field, int value) {
		bytes.write(field << 3);
		bytes.write(value);
		return this;
	}

	private OnnxBytes text(int field, String text) {
		return field(field, text.getBytes(StandardCharsets.UTF_8));
	}

	private OnnxBytes field(int field, byte[] content) {
		bytes.write(field << 3 | 2);
		if (content.length > 127)
			bytes.write(content.length & 127 | 128);
		bytes.write(content.length > 127 ? content.length >> 7 : content.length);
		bytes.writeBytes(content);
		return this;
	}

	private byte[] bytes() {
		return bytes.toByteArray();
	}
}
