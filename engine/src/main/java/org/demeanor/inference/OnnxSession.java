package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.demeanor.BackgroundTask;
import org.demeanor.Stage;
import org.demeanor.StageException;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/**
 * An ONNX graph that is loaded: float tensors in and out by their names. One ONNX Runtime session, shared by all
 * threads. Closing it frees the native memory.
 */
public final class OnnxSession implements AutoCloseable {

	/**
	 * Numbers in an order.
	 *
	 * @param values all of them, the last axis running fastest
	 * @param shape lengths of the axes, e.g. batch x 7
	 */
	public record Tensor(float[] values, long[] shape) {}

	private final String file;
	private final OrtSession session;

	private OnnxSession(String file, OrtSession session) {
		this.file = file;
		this.session = session;
	}

	/** Loads ONNX Runtime, which else happens at the first net. */
	public static void loadLibrary() {
		OnnxNatives.unpackOnce();
		OrtEnvironment.getEnvironment();
	}

	/**
	 * @param file how messages name it
	 * @param onnx its bytes
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} gave it
	 * @param threads for one call on the CPU, at least 1
	 * @throws StageException (stage model) if ONNX Runtime cannot load it
	 */
	public static OnnxSession open(String file, byte[] onnx, Device device, int threads) throws StageException {
		OnnxNatives.unpackOnce();
		try {
			// Loading recurses as deep as the graph is; a detector of 60 layers needs more than 1 MiB.
			return new OnnxSession(file, new BackgroundTask<>(() -> session(onnx, device, threads), true).get());
		}
		catch (OrtException refused) {
			throw new StageException(Stage.MODEL, file, "ONNX Runtime refuses it: " + refused.getMessage(), refused);
		}
	}

	/** How messages name it. */
	public String file() {
		return file;
	}

	/**
	 * Its inputs: name to shape, -1 where an axis may have any length; no axes for one that takes no floats.
	 *
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	public Map<String, long[]> inputs() throws StageException {
		try {
			Map<String, long[]> inputs = new LinkedHashMap<>();
			for (NodeInfo input : session.getInputInfo().values())
				inputs.put(input.getName(), input.getInfo() instanceof TensorInfo tensor
						&& tensor.type == OnnxJavaType.FLOAT ? tensor.getShape() : new long[0]);
			return inputs;
		}
		catch (OrtException failed) {
			throw failed(failed);
		}
	}

	/** The names of its outputs. */
	public Set<String> outputs() {
		return session.getOutputNames();
	}

	/**
	 * Runs it once.
	 *
	 * @param input name of the only input
	 * @param values as many as {@code shape} says
	 * @param shape of the input
	 * @param outputs names of what is wanted; the rest need not be computed
	 * @return name to output
	 * @throws StageException (stage model) if ONNX Runtime fails or an output is no tensor of floats
	 */
	public Map<String, Tensor> run(String input, FloatBuffer values, long[] shape, Set<String> outputs)
			throws StageException {
		try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
				OrtSession.Result result = session.run(Map.of(input, tensor), outputs)) {
			Map<String, Tensor> found = new HashMap<>();
			for (String output : outputs)
				found.put(output, tensor(output, result.get(output).orElseThrow()));
			return found;
		}
		catch (OrtException failed) {
			throw failed(failed);
		}
	}

	/**
	 * Makes the tensors for calls of one shape.
	 *
	 * @param input name of the only input
	 * @param shape of the input
	 * @param output name of the wanted output
	 * @param outputShape which that has of such an input
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	SessionBinding bind(String input, long[] shape, String output, long[] outputShape) throws StageException {
		return new SessionBinding(file, session, input, shape, output, outputShape);
	}

	@Override
	public void close() {
		try {
			session.close();
		}
		catch (OrtException closingTwice) {
			throw new IllegalStateException(closingTwice);
		}
	}

	// -- Helper methods --

	private static OrtSession session(byte[] onnx, Device device, int threads) throws OrtException {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			// Threads that wait for work must not take the time of those that decode and search.
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			// What is wrong is thrown; warnings tell how ONNX Runtime shares a graph between a card and the CPU.
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
			if (device == Device.CUDA)
				addCuda(options);
			OrtEnvironment environment = OrtEnvironment.getEnvironment();
			// Builds for Windows tell the system's telemetry what is loaded.
			environment.setTelemetry(false);
			return environment.createSession(onnx, options);
		}
	}

	/**
	 * Has a session run on the card that CUDA names first.
	 *
	 * @throws OrtException where the libraries cannot be loaded or there is no card
	 */
	static void addCuda(OrtSession.SessionOptions options) throws OrtException {
		try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions()) {
			// TensorFloat-32 would move scores by a thousandth away from those of the CPU.
			cuda.add("use_tf32", "0");
			// By default every algorithm is timed whenever a batch has another size.
			cuda.add("cudnn_conv_algo_search", "HEURISTIC");
			options.addCUDA(cuda);
		}
	}

	private Tensor tensor(String name, OnnxValue value) throws StageException {
		FloatBuffer floats = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
		if (floats == null)
			throw new StageException(Stage.MODEL, file, "gives no numbers as its output '" + name + "'");
		float[] values = new float[floats.remaining()];
		floats.get(values);
		return new Tensor(values, ((OnnxTensor) value).getInfo().getShape());
	}

	private StageException failed(OrtException failed) {
		return failed(file, failed);
	}

	static StageException failed(String file, OrtException failed) {
		return new StageException(Stage.MODEL, file, "ONNX Runtime failed: " + failed.getMessage(), failed);
	}
}
