package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;

/** A loaded net, shared by all threads. Closing it frees the native memory. */
public final class Net implements AutoCloseable {

	private final ModelBundle bundle;
	private final Graph graph;
	private final StageClock clock;

	private Net(ModelBundle bundle, Graph graph, StageClock clock) {
		this.bundle = bundle;
		this.graph = graph;
		this.clock = clock;
	}

	/**
	 * Loads a bundle's net, verified unless it is a built-in one.
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
		Graph graph = Graph.open(bundle.onnxFile(), store.weightsToLoad(bundle), device, threads);
		if (graph.inputs().keySet().equals(Set.of(bundle.inputName())) && graph.outputs().contains(bundle.outputName()))
			return new Net(bundle, graph, clock);
		graph.close();
		throw new StageException(Stage.MODEL, bundle.onnxFile(), "has not the input '" + bundle.inputName()
				+ "' and the output '" + bundle.outputName() + "' that " + bundle.name() + ".json names");
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
		graph.close();
	}

	// -- Helper methods --

	private List<Scores> run(float[] inputs, int n) throws StageException {
		long[] shape = new long[bundle.inputShape().size() + 1];
		shape[0] = n;
		for (int i = 1; i < shape.length; i++)
			shape[i] = bundle.inputShape().get(i - 1);
		FloatBuffer values = FloatBuffer.wrap(inputs, 0, Math.multiplyExact(n, bundle.inputLength()));
		Graph.Tensor logits = graph.run(bundle.inputName(), values, shape, Set.of(bundle.outputName()))
				.get(bundle.outputName());
		int labels = Emotion.count();
		if (logits.shape().length != 2 || logits.shape()[1] != labels)
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "does not give 7 numbers an item");
		List<Scores> scores = new ArrayList<>();
		for (int item = 0; item < logits.shape()[0]; item++)
			scores.add(softmax(Arrays.copyOfRange(logits.values(), item * labels, (item + 1) * labels)));
		return scores;
	}

	private Scores softmax(float[] logits) throws StageException {
		double max = Double.NEGATIVE_INFINITY;
		for (float logit : logits) {
			if (!Float.isFinite(logit))
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "gives scores that are not finite");
			max = Math.max(max, logit / bundle.temperature());
		}
		double[] exp = new double[logits.length];
		double sum = 0;
		for (int i = 0; i < logits.length; i++)
			sum += exp[i] = Math.exp(logits[i] / bundle.temperature() - max);
		double[] values = new double[logits.length];
		for (int i = 0; i < logits.length; i++)
			values[bundle.labels().get(i).ordinal()] = exp[i] / sum;
		return Scores.of(values);
	}
}
