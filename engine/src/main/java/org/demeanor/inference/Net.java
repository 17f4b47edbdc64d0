package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** A loaded net: one ONNX Runtime session, shared by all threads. Closing it frees the native memory. */
public final class Net implements AutoCloseable {

	private final ModelBundle bundle;
	private final OrtSession session;
	private final StageClock clock;

	private Net(ModelBundle bundle, OrtSession session, StageClock clock) {
		this.bundle = bundle;
		this.session = session;
		this.clock = clock;
	}

	/**
	 * Verifies and loads a bundle's net.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} gave it
	 * @param threads for one call on the CPU, at least 1
	 * @param clock is told the time that loading and scoring take
	 * @throws StageException (stage model) if the file is missing, damaged, no net, or not of the shape its json says
	 */
	static Net load(ModelStore store, ModelBundle bundle, Device device, int threads, StageClock clock)
			throws StageException {
		return clock.time(Stage.MODEL, () -> open(store, bundle, device, threads, clock));
	}

	private static Net open(ModelStore store, ModelBundle bundle, Device device, int threads, StageClock clock)
			throws StageException {
		byte[] onnx = store.weights(bundle);
		OnnxNatives.unpackOnce();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			// Threads that wait for work must not take the time of those that decode and search.
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			if (device == Device.CUDA)
				options.addCUDA();
			OrtEnvironment environment = OrtEnvironment.getEnvironment();
			// Builds for Windows tell the system's telemetry what is loaded.
			environment.setTelemetry(false);
			Net net = new Net(bundle, environment.createSession(onnx, options), clock);
			net.checkNames();
			return net;
		}
		catch (OrtException refused) {
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "ONNX Runtime refuses it: " + refused.getMessage(),
					refused);
		}
	}

	public ModelBundle bundle() {
		return bundle;
	}

	/**
	 * Scores a batch in one call.
	 *
	 * @param inputs {@code n} items of {@link ModelBundle#inputLength()} values one after another, preprocessed
	 * @param n number of items, at least 1
	 * @return n softmax scores in {@link Emotion} order
	 * @throws StageException (stage model) if ONNX Runtime fails or a score is not finite
	 */
	public List<Scores> score(float[] inputs, int n) throws StageException {
		return clock.time(Stage.MODEL, () -> run(inputs, n));
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

	private List<Scores> run(float[] inputs, int n) throws StageException {
		int length = bundle.inputLength();
		long[] shape = new long[bundle.inputShape().size() + 1];
		shape[0] = n;
		for (int i = 1; i < shape.length; i++)
			shape[i] = bundle.inputShape().get(i - 1);
		FloatBuffer values = FloatBuffer.wrap(inputs, 0, Math.multiplyExact(n, length));
		try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
				OrtSession.Result result = session.run(Map.of(bundle.inputName(), tensor))) {
			return softmax(logits(result));
		}
		catch (OrtException failed) {
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "ONNX Runtime failed: " + failed.getMessage(), failed);
		}
	}

	private void checkNames() throws OrtException, StageException {
		Map<String, NodeInfo> inputs = session.getInputInfo();
		if (inputs.size() != 1 || !inputs.containsKey(bundle.inputName())
				|| !session.getOutputNames().contains(bundle.outputName())) {
			close();
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "has not the input '" + bundle.inputName()
					+ "' and the output '" + bundle.outputName() + "' that " + bundle.name() + ".json names");
		}
	}

	private float[][] logits(OrtSession.Result result) throws OrtException, StageException {
		OnnxValue output = result.get(bundle.outputName()).orElseThrow();
		if (output.getValue() instanceof float[][] logits && logits[0].length == Emotion.count())
			return logits;
		throw new StageException(Stage.MODEL, bundle.onnxFile(), "does not give 7 numbers an item");
	}

	private List<Scores> softmax(float[][] logits) throws StageException {
		List<Scores> scores = new ArrayList<>(logits.length);
		for (float[] row : logits) {
			double max = Double.NEGATIVE_INFINITY;
			for (float logit : row) {
				if (!Float.isFinite(logit))
					throw new StageException(Stage.MODEL, bundle.onnxFile(), "gives scores that are not finite");
				max = Math.max(max, logit / bundle.temperature());
			}
			double[] exp = new double[row.length];
			double sum = 0;
			for (int i = 0; i < row.length; i++)
				sum += exp[i] = Math.exp(row[i] / bundle.temperature() - max);
			double[] values = new double[row.length];
			for (int i = 0; i < row.length; i++)
				values[bundle.labels().get(i).ordinal()] = exp[i] / sum;
			scores.add(Scores.of(values));
		}
		return scores;
	}
}
