package org.demeanor.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

import org.demeanor.StageException;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * A graph's tensors for calls of one shape. They lie outside of Java's heap, ONNX Runtime reads and writes them in
 * place, and each call overwrites the last one's values. Made by {@link OnnxSession#bind}; for one thread.
 */
final class SessionBinding implements AutoCloseable {

	private final String file;
	private final OrtSession session;
	private final FloatBuffer in;
	/** By the outputs' names. */
	private final Map<String, FloatBuffer> out = new HashMap<>();
	private final Map<String, OnnxTensor> input;
	private final Map<String, OnnxTensor> outputs = new HashMap<>();

	SessionBinding(String file, OrtSession session, String input, long[] shape, Map<String, long[]> outputShapes)
			throws StageException {
		this.file = file;
		this.session = session;
		in = floats(shape);
		this.input = Map.of(input, tensor(in, shape));
		for (Map.Entry<String, long[]> output : outputShapes.entrySet()) {
			out.put(output.getKey(), floats(output.getValue()));
			outputs.put(output.getKey(), tensor(out.get(output.getKey()), output.getValue()));
		}
	}

	/** The buffer for the values of the next call, filled from the start. */
	FloatBuffer input() {
		return in.clear();
	}

	/**
	 * Runs the graph once.
	 *
	 * @return name to all values of each output, valid until the next call
	 * @throws StageException (stage model) if ONNX Runtime fails, or an output has another shape
	 */
	Map<String, FloatBuffer> run() throws StageException {
		try {
			session.run(input, outputs).close();
			out.values().forEach(FloatBuffer::clear);
			return out;
		}
		catch (OrtException failed) {
			throw OnnxSession.failed(file, failed);
		}
	}

	@Override
	public void close() {
		input.values().forEach(OnnxTensor::close);
		outputs.values().forEach(OnnxTensor::close);
	}

	// -- Helper methods --

	private OnnxTensor tensor(FloatBuffer values, long[] shape) throws StageException {
		try {
			return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
		}
		catch (OrtException failed) {
			throw OnnxSession.failed(file, failed);
		}
	}

	private static FloatBuffer floats(long[] shape) {
		int count = 1;
		for (long length : shape)
			count = Math.multiplyExact(count, Math.toIntExact(length));
		return ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.nativeOrder()).asFloatBuffer();
	}
}
