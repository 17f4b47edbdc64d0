package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.model.SpeechOutput;
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
		if (session.inputs().keySet().equals(Set.of(bundle.inputName())) && session.outputs().containsAll(outputs(bundle)))
			return new EmotionClassifier(bundle, session, calls, clock);
		session.close();
		throw new StageException(Stage.MODEL, bundle.onnxFile(), "has no input '" + bundle.inputName()
				+ "' and the output '" + String.join("', '", outputs(bundle)) + "' that " + bundle.name() + ".json names");
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
			List<NetAnswer> answers = clock.time(Stage.MODEL, () -> run(inputs, n));
			return () -> answers;
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

	/** Its scores first. */
	private static List<String> outputs(ModelBundle bundle) {
		return Stream.concat(Stream.of(bundle.outputName()), bundle.speech().stream().map(SpeechOutput::name)).toList();
	}

	private static List<NetAnswer> all(List<PendingScores> parts) throws StageException {
		List<NetAnswer> answers = new ArrayList<>();
		for (PendingScores part : parts)
			answers.addAll(part.answers());
		return answers;
	}

	private List<NetAnswer> run(float[] inputs, int n) throws StageException {
		FloatBuffer values = FloatBuffer.wrap(inputs, 0, Math.multiplyExact(n, bundle.inputLength()));
		Map<String, OnnxSession.Tensor> found = session.run(bundle.inputName(), values, inputShape(n), Set.copyOf(outputs(bundle)));
		Map<String, FloatBuffer> outputs = new HashMap<>();
		for (Map.Entry<String, long[]> expected : outputShapes(n).entrySet()) {
			OnnxSession.Tensor output = found.get(expected.getKey());
			if (!Arrays.equals(output.shape(), expected.getValue()))
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "does not give " + expected.getValue()[1]
						+ " numbers for each item as its output '" + expected.getKey() + "'");
			outputs.put(expected.getKey(), FloatBuffer.wrap(output.values()));
		}
		return answers(outputs, n);
	}

	/** Runs only on the thread of the joined calls. */
	private List<NetAnswer> runJoined(List<float[]> inputs, int items) throws StageException {
		// A card prepares itself for each new number of items, so there are few numbers. Places beyond the items hold
		// what the last call left.
		int size = Integer.highestOneBit(2 * items - 1);
		SessionBinding binding = bindings.get(size);
		if (binding == null) {
			binding = session.bind(bundle.inputName(), inputShape(size), outputShapes(size));
			bindings.put(size, binding);
		}
		FloatBuffer values = binding.input();
		inputs.forEach(values::put);
		return answers(binding.run(), items);
	}

	private long[] inputShape(int n) {
		return LongStream.concat(LongStream.of(n), bundle.inputShape().stream().mapToLong(Integer::longValue)).toArray();
	}

	private Map<String, long[]> outputShapes(int n) {
		Map<String, long[]> shapes = new HashMap<>(Map.of(bundle.outputName(), new long[] { n, Emotion.count() }));
		bundle.speech().ifPresent(speech -> shapes.put(speech.name(), new long[] { n, speech.steps() }));
		return shapes;
	}

	private List<NetAnswer> answers(Map<String, FloatBuffer> outputs, int items) throws StageException {
		List<NetAnswer> answers = new ArrayList<>();
		float[] logits = new float[Emotion.count()];
		for (int i = 0; i < items; i++) {
			outputs.get(bundle.outputName()).get(logits);
			Scores scores = softmax(logits);
			answers.add(bundle.speech().isEmpty() ? new NetAnswer(scores)
					: new NetAnswer(scores, speech(outputs.get(bundle.speech().get().name()), bundle.speech().get().steps())));
		}
		return answers;
	}

	private float[] speech(FloatBuffer probabilities, int steps) throws StageException {
		float[] speech = new float[steps];
		probabilities.get(speech);
		for (float probability : speech)
			if (!(probability >= 0 && probability <= 1))
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "gives probabilities of speech that are none");
		return speech;
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
