package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
import ai.onnxruntime.platform.Fp16Conversions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/**
 * A loaded ONNX graph: float tensors in and out, by name. It is one ONNX Runtime session that all threads share.
 * Closing it frees the native memory.
 */
public final class OnnxSession implements AutoCloseable {

	/**
	 * Numbers in order.
	 *
	 * @param values all of them; the last axis runs fastest
	 * @param shape lengths of the axes, e.g. batch x 7
	 */
	public record Tensor(float[] values, long[] shape) {

		/** The length of the last axis; 1 for a single number, which has none. */
		public long width() {
			return shape.length == 0 ? 1 : shape[shape.length - 1];
		}
	}

	/** How far graphs are optimised: the scores of quantized nets differ between levels. */
	public static final String OPTIMIZATION = "all";

	private static final Set<OnnxJavaType> FLOATS = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16);

	private static final String NO_FOLDER = "nets of one file only";

	private final String file;
	private final OrtSession session;
	private final boolean needsSingleItems;
	/** Names of the inputs that take half precision. */
	private final Set<String> halves;

	private OnnxSession(String file, OrtSession session, boolean needsSingleItems) throws OrtException {
		this.file = file;
		this.session = session;
		this.needsSingleItems = needsSingleItems;
		halves = session.getInputInfo().values().stream().filter(input -> type(input) == OnnxJavaType.FLOAT16)
				.map(NodeInfo::getName).collect(Collectors.toSet());
	}

	/**
	 * Loads ONNX Runtime itself; otherwise the first net does.
	 *
	 * @throws StageException (stage model) if it does not load on this machine
	 */
	public static void loadLibrary() throws StageException {
		OnnxNatives.load();
	}

	/**
	 * @param file the name for messages
	 * @param onnx its bytes
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @param threads for one call on the CPU, at least 1
	 * @throws StageException (stage model) if ONNX Runtime cannot load it
	 */
	public static OnnxSession open(String file, byte[] onnx, Device device, int threads) throws StageException {
		return open(file, onnx, Optional.empty(), Set.of(), device, threads);
	}

	/**
	 * As above, of a net that keeps tensors in other files.
	 *
	 * @param dataFolder of the other files, which are verified; empty if there are none
	 * @param data names of those files
	 */
	public static OnnxSession open(String file, byte[] onnx, Optional<Path> dataFolder, Set<String> data, Device device, int threads)
			throws StageException {
		Optional<OnnxFile> told = OnnxFile.of(onnx);
		if (told.isPresent())
			told.get().check(file, data);
		OnnxNatives.load();
		try {
			String folder = dataFolder.map(path -> path.toAbsolutePath().toString()).orElse(NO_FOLDER);
			// Loading recurses as deep as the net; a detector of 60 layers needs a stack of more than 1 MiB.
			return new OnnxSession(file, new BackgroundTask<>(() -> session(onnx, folder, device, threads), true).get(),
					told.map(OnnxFile::needsSingleItems).orElse(false));
		}
		catch (OrtException refused) {
			throw new StageException(Stage.MODEL, file, "ONNX Runtime refuses it: " + refused.getMessage(), refused);
		}
		catch (OutOfMemoryError full) {
			throw new StageException(Stage.MODEL, file, "needs more memory than Java may use here, "
					+ (Runtime.getRuntime().maxMemory() >> 20) + " MiB", full);
		}
	}

	/** Whether the answer to an item depends on the others of the call. */
	boolean needsSingleItems() {
		return needsSingleItems;
	}

	/** The axes of a tensor for messages. */
	public static String words(long[] axes) {
		return Arrays.stream(axes).mapToObj(length -> length < 0 ? "any" : String.valueOf(length)).collect(Collectors.joining(" x "));
	}

	/** The name for messages. */
	public String file() {
		return file;
	}

	/**
	 * The inputs: name to shape. An axis of any length is -1; an input that takes no floats, of single or half precision, has
	 * no axes.
	 *
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	public Map<String, long[]> inputs() throws StageException {
		try {
			return shapes(session.getInputInfo());
		}
		catch (OrtException failed) {
			throw failed(failed);
		}
	}

	/** @throws StageException (stage model) if an input takes something else */
	void requireFloats(String input) throws StageException {
		try {
			OnnxJavaType type = type(session.getInputInfo().get(input));
			if (!FLOATS.contains(type))
				throw new StageException(Stage.MODEL, file, "takes " + type + " as its input '" + input + "', not floats");
		}
		catch (OrtException failed) {
			throw failed(failed);
		}
	}

	/**
	 * The outputs: name to shape, as {@link #inputs()}.
	 *
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	public Map<String, long[]> outputShapes() throws StageException {
		try {
			return shapes(session.getOutputInfo());
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
	 * Runs the graph once.
	 *
	 * @param input name of the only input
	 * @param values as many as {@code shape} says
	 * @param shape of the input
	 * @param outputs names of the outputs to compute
	 * @return name to output
	 * @throws StageException (stage model) if ONNX Runtime fails or an output is not a tensor of floats
	 */
	public Map<String, Tensor> run(String input, FloatBuffer values, long[] shape, Set<String> outputs)
			throws StageException {
		try (OnnxTensor tensor = tensor(input, values, shape);
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
	 * Creates the tensors for calls of one shape.
	 *
	 * @param input name of the only input
	 * @param shape of the input
	 * @param outputs to compute: name to its shape for such an input
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	SessionBinding bind(String input, long[] shape, Map<String, long[]> outputs) throws StageException {
		return new SessionBinding(file, session, input, shape, outputs);
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

	private static Map<String, long[]> shapes(Map<String, NodeInfo> tensors) {
		Map<String, long[]> shapes = new LinkedHashMap<>();
		for (NodeInfo tensor : tensors.values())
			shapes.put(tensor.getName(), FLOATS.contains(type(tensor)) ? ((TensorInfo) tensor.getInfo()).getShape() : new long[0]);
		return shapes;
	}

	private static OnnxJavaType type(NodeInfo node) {
		return node.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
	}

	private OnnxTensor tensor(String input, FloatBuffer values, long[] shape) throws OrtException {
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		return halves.contains(input)
				? OnnxTensor.createTensor(environment, Fp16Conversions.convertFloatBufferToFp16Buffer(values), shape, OnnxJavaType.FLOAT16)
				: OnnxTensor.createTensor(environment, values, shape);
	}

	private static OrtSession session(byte[] onnx, String dataFolder, Device device, int threads) throws OrtException {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			// By default the runtime takes files of the working folder, which nobody vouched for.
			options.addConfigEntry("session.model_external_initializers_file_folder_path", dataFolder);
			// As OPTIMIZATION says.
			options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
			// Threads that wait for work must not take the time of those that decode and search.
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			// Errors are thrown and told in one line. Warnings only tell how a graph is divided between card and CPU.
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
			if (device == Device.CUDA)
				addCuda(options);
			OrtEnvironment environment = OrtEnvironment.getEnvironment();
			// Builds for Windows report loaded models to the system's telemetry.
			environment.setTelemetry(false);
			return environment.createSession(onnx, options);
		}
	}

	/**
	 * Makes a session run on the first card that CUDA lists.
	 *
	 * @throws OrtException if the libraries cannot be loaded or there is no card
	 */
	static void addCuda(OrtSession.SessionOptions options) throws OrtException {
		try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions()) {
			// TensorFloat-32 would move scores away from the CPU's by a thousandth.
			cuda.add("use_tf32", "0");
			// By default cuDNN times every algorithm again for each new batch size.
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
