package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** A loaded net that all threads share. Closing it frees the native memory. */
public final class EmotionClassifier implements AutoCloseable {

	/** The most items in a joined call: more do not keep a card busier, and these need little memory beside a frame. */
	private static final int MOST_JOINED = 64;

	private final ModelBundle bundle;
	private final OnnxSession session;
	private final StageClock clock;
	/** {@code null} if each call is made on its own. */
	private final DynamicBatcher joined;
	/** The tensors of joined calls, by their number of items. */
	private final Map<Integer, SessionBinding> bindings = new HashMap<>();

	private EmotionClassifier(ModelBundle bundle, OnnxSession session, BatchingMode calls, StageClock clock) {
		this.bundle = bundle;
		this.session = session;
		this.clock = clock;
		joined = calls == BatchingMode.APART ? null
				: new DynamicBatcher((inputs, items) -> clock.time(Stage.MODEL, () -> runJoined(inputs, items)), MOST_JOINED);
	}

	/**
	 * Loads the net of a bundle and verifies it unless it is a built-in one.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @param threads for one call on the CPU, at least 1
	 * @param calls how threads share the net
	 * @param clock records the time that loading and scoring take
	 * @throws StageException (stage model) if the file is missing, damaged, no net, or its shape is not the one in its
	 *        json
	 */
	public static EmotionClassifier load(ModelStore store, ModelBundle bundle, Device device, int threads, BatchingMode calls, StageClock clock)
			throws StageException {
		return clock.time(Stage.MODEL, () -> open(store, bundle, device, threads, calls, clock));
	}

	private static EmotionClassifier open(ModelStore store, ModelBundle bundle, Device device, int threads, BatchingMode calls, StageClock clock)
			throws StageException {
		OnnxSession session = OnnxSession.open(bundle.onnxFile(), store.weightsToLoad(bundle), device, threads);
		if (session.inputs().keySet().equals(Set.of(bundle.inputName())) && session.outputs().contains(bundle.outputName()))
			return new EmotionClassifier(bundle, session, calls, clock);
		session.close();
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
		return ask(inputs, n).get();
	}

	/**
	 * Asks for the scores of a batch. They are there at once with {@link BatchingMode#APART}, later with {@link
	 * BatchingMode#JOINED}.
	 *
	 * @param inputs as above; may change as soon as this returns
	 * @param n number of items, at least 1
	 * @throws StageException (stage model) if it is already known that ONNX Runtime fails or a score is not finite
	 */
	public PendingScores ask(float[] inputs, int n) throws StageException {
		if (joined == null) {
			List<Scores> scores = clock.time(Stage.MODEL, () -> run(inputs, n));
			return () -> scores;
		}
		int length = bundle.inputLength();
		List<PendingScores> parts = new ArrayList<>();
		for (int from = 0; from < n; from += MOST_JOINED) {
			int to = Math.min(n, from + MOST_JOINED);
			parts.add(joined.ask(Arrays.copyOfRange(inputs, from * length, to * length), to - from));
		}
		return () -> all(parts);
	}

	@Override
	public void close() {
		if (joined != null)
			joined.close();
		bindings.values().forEach(SessionBinding::close);
		session.close();
	}

	// -- Helper methods --

	private static List<Scores> all(List<PendingScores> parts) throws StageException {
		List<Scores> scores = new ArrayList<>();
		for (PendingScores part : parts)
			scores.addAll(part.get());
		return scores;
	}

	private List<Scores> run(float[] inputs, int n) throws StageException {
		FloatBuffer values = FloatBuffer.wrap(inputs, 0, Math.multiplyExact(n, bundle.inputLength()));
		OnnxSession.Tensor logits = session.run(bundle.inputName(), values, inputShape(n), Set.of(bundle.outputName()))
				.get(bundle.outputName());
		int labels = Emotion.count();
		if (logits.shape().length != 2 || logits.shape()[1] != labels)
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "does not give 7 numbers an item");
		return scores(FloatBuffer.wrap(logits.values()), (int) logits.shape()[0]);
	}

	/** Runs only on the thread of the joined calls. */
	private List<Scores> runJoined(List<float[]> inputs, int items) throws StageException {
		// A card prepares itself for each new number of items, so there are few numbers. Places beyond the items hold
		// what the last call left.
		int size = Integer.highestOneBit(2 * items - 1);
		SessionBinding binding = bindings.get(size);
		if (binding == null) {
			binding = session.bind(bundle.inputName(), inputShape(size), bundle.outputName(), new long[] { size, Emotion.count() });
			bindings.put(size, binding);
		}
		FloatBuffer values = binding.input();
		inputs.forEach(values::put);
		return scores(binding.run(), items);
	}

	private long[] inputShape(int n) {
		return LongStream.concat(LongStream.of(n), bundle.inputShape().stream().mapToLong(Integer::longValue)).toArray();
	}

	private List<Scores> scores(FloatBuffer logits, int items) throws StageException {
		List<Scores> scores = new ArrayList<>();
		float[] item = new float[Emotion.count()];
		for (int i = 0; i < items; i++) {
			logits.get(item);
			scores.add(softmax(item));
		}
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
