package org.demeanor.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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
	private final FloatBuffer out;
	private final Map<String, OnnxTensor> input;
	private final Map<String, OnnxTensor> output;

	SessionBinding(String file, OrtSession session, String input, long[] shape, String output, long[] outputShape)
			throws StageException {
		this.file = file;
		this.session = session;
		in = floats(shape);
		out = floats(outputShape);
		this.input = Map.of(input, tensor(in, shape));
		this.output = Map.of(output, tensor(out, outputShape));
	}

	/** The buffer for the values of the next call, filled from the start. */
	FloatBuffer input() {
		return in.clear();
	}

	/**
	 * Runs the graph once.
	 *
	 * @return all values of the output, valid until the next call
	 * @throws StageException (stage model) if ONNX Runtime fails or the output has another shape
	 */
	FloatBuffer run() throws StageException {
		try {
			session.run(input, output).close();
			return out.clear();
		}
		catch (OrtException failed) {
			throw OnnxSession.failed(file, failed);
		}
	}

	@Override
	public void close() {
		input.values().forEach(OnnxTensor::close);
		output.values().forEach(OnnxTensor::close);
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
