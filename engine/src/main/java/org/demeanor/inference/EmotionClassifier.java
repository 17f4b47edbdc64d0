package org.demeanor.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ClassOutput;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.model.NetInput;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** A loaded net that all threads share. Closing it frees the native memory. */
public final class EmotionClassifier implements AutoCloseable {

	/** The most items in a joined call: more do not keep a card busier, and these need little memory beside a frame. */
	private static final int MOST_JOINED = 64;

	private final ModelBundle bundle;
	private final OnnxSession session;
	private final AnswerReader reader;
	private final StageClock clock;
	/** {@code null} if each call is made on its own. */
	private final DynamicBatcher joined;
	/** The tensors of joined calls, by their number of items. */
	private final Map<Integer, SessionBinding> bindings = new HashMap<>();
	/** The most items in a call. */
	private final int mostItems;

	private EmotionClassifier(ModelBundle bundle, OnnxSession session, BatchingMode calls, StageClock clock) {
		this.bundle = bundle;
		this.session = session;
		this.clock = clock;
		reader = new AnswerReader(bundle);
		mostItems = session.needsSingleItems() ? 1 : bundle.input().batch() > 0 ? bundle.input().batch() : Integer.MAX_VALUE;
		joined = calls == BatchingMode.APART || mostItems < MOST_JOINED || bundle.input().varies() ? null
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
		OnnxSession session = OnnxSession.open(bundle.onnxFile(), store.weightsToLoad(bundle), store.dataFolder(bundle),
				bundle.net().data().keySet(), device, threads);
		try {
			checkInputs(bundle, session);
			if (!session.outputs().containsAll(bundle.outputNames()))
				throw unlike(bundle);
			return new EmotionClassifier(bundle, session, calls, clock);
		}
		catch (StageException | RuntimeException refused) {
			session.close();
			throw refused;
		}
	}

	/** How much the scores of nets count, in their order, without nets that have none. */
	public static List<Double> weights(List<EmotionClassifier> nets) {
		return nets.stream().flatMap(net -> net.bundle.classes().stream()).map(ClassOutput::weight).toList();
	}

	public ModelBundle bundle() {
		return bundle;
	}

	/**
	 * Scores a batch in one call.
	 *
	 * @param inputs {@code n} items one after another, preprocessed, each of as many values as {@link ModelBundle#input()}
	 *        says; where that varies, all values are those of the items
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
		int length = bundle.input().length();
		List<PendingScores> parts = new ArrayList<>();
		for (int from = 0; from < n; from += MOST_JOINED) {
			int to = Math.min(n, from + MOST_JOINED);
			parts.add(joined.ask(Arrays.copyOfRange(inputs, from * length, to * length), to - from));
		}
		return () -> all(parts);
	}

	/**
	 * The axes of the classes' output, the batch apart, as a net with classes gives it.
	 *
	 * @param item the preprocessed values of one item
	 * @throws StageException (stage model) if ONNX Runtime fails
	 */
	public long[] axesOfClasses(float[] item) throws StageException {
		int items = Math.max(1, bundle.input().batch());
		float[] alike = new float[items * item.length];
		for (int i = 0; i < items; i++)
			System.arraycopy(item, 0, alike, i * item.length, item.length);
		long[] axes = outputs(alike, items).get(bundle.classes().orElseThrow().name()).shape();
		return axes.length > 0 && axes[0] == items ? Arrays.copyOfRange(axes, 1, axes.length) : axes;
	}

	@Override
	public void close() {
		if (joined != null)
			joined.close();
		bindings.values().forEach(SessionBinding::close);
		session.close();
	}

	// -- Helper methods --

	private static void checkInputs(ModelBundle bundle, OnnxSession session) throws StageException {
		NetInput input = bundle.input();
		Map<String, long[]> inputs = session.inputs();
		if (!inputs.keySet().equals(Set.of(input.name())))
			throw unlike(bundle);
		session.requireFloats(input.name());
		long[] axes = inputs.get(input.name());
		long[] told = input.axes();
		boolean fits = axes.length == told.length;
		for (int i = 0; fits && i < axes.length; i++)
			fits = axes[i] < 0 || axes[i] == told[i];
		// What format 1 says of the batch was never compared.
		if (bundle.format() == ModelBundle.ANY_NET && !fits)
			throw new StageException(Stage.MODEL, bundle.onnxFile(), "takes " + OnnxSession.words(axes) + " as its input '"
					+ input.name() + "', not " + OnnxSession.words(told) + " as " + bundle.name() + ".json says");
	}

	private static StageException unlike(ModelBundle bundle) {
		return new StageException(Stage.MODEL, bundle.onnxFile(), "has no input '" + bundle.input().name()
				+ "' and the output '" + String.join("', '", bundle.outputNames()) + "' that " + bundle.name() + ".json names");
	}

	private static List<NetAnswer> all(List<PendingScores> parts) throws StageException {
		List<NetAnswer> answers = new ArrayList<>();
		for (PendingScores part : parts)
			answers.addAll(part.answers());
		return answers;
	}

	/** In calls of as many items as the net takes. */
	private List<NetAnswer> run(float[] inputs, int n) throws StageException {
		if (n <= mostItems && bundle.input().batch() == 0)
			return call(inputs, n);
		int length = bundle.input().varies() ? inputs.length / n : bundle.input().length();
		int batch = Math.max(1, bundle.input().batch());
		List<NetAnswer> answers = new ArrayList<>();
		for (int from = 0; from < n; from += batch) {
			// Places beyond the last item are 0; nobody asks for their answers.
			int items = Math.min(batch, n - from);
			float[] part = new float[batch * length];
			System.arraycopy(inputs, from * length, part, 0, items * length);
			answers.addAll(call(part, batch).subList(0, items));
		}
		return answers;
	}

	private Map<String, OnnxSession.Tensor> outputs(float[] inputs, int n) throws StageException {
		NetInput input = bundle.input();
		FloatBuffer values = FloatBuffer.wrap(inputs, 0, input.varies() ? inputs.length : Math.multiplyExact(n, input.length()));
		return session.run(input.name(), values, input.shape(n, values.remaining()), Set.copyOf(bundle.outputNames()));
	}

	private List<NetAnswer> call(float[] inputs, int n) throws StageException {
		Map<String, OnnxSession.Tensor> found = outputs(inputs, n);
		Map<String, FloatBuffer> outputs = new HashMap<>();
		for (String name : bundle.outputNames()) {
			OnnxSession.Tensor output = found.get(name);
			boolean fits = bundle.format() == ModelBundle.ANY_NET
					? output.values().length % n == 0 && output.values().length / n >= reader.columns(name)
					: Arrays.equals(output.shape(), new long[] { n, reader.columns(name) });
			if (!fits)
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "does not give " + reader.columns(name)
						+ " numbers for each item as its output '" + name + "'");
			outputs.put(name, FloatBuffer.wrap(output.values()));
		}
		return reader.answers(outputs, n, n);
	}

	/** Runs only on the thread of the joined calls. */
	private List<NetAnswer> runJoined(List<float[]> inputs, int items) throws StageException {
		if (bundle.format() == ModelBundle.ANY_NET) {
			FloatBuffer all = FloatBuffer.allocate(items * bundle.input().length());
			inputs.forEach(all::put);
			return call(all.array(), items);
		}
		// A card prepares itself for each new number of items, so there are few numbers. Places beyond the items hold
		// what the last call left.
		int size = Integer.highestOneBit(2 * items - 1);
		SessionBinding binding = bindings.get(size);
		if (binding == null) {
			Map<String, long[]> shapes = new HashMap<>();
			for (String name : bundle.outputNames())
				shapes.put(name, new long[] { size, reader.columns(name) });
			binding = session.bind(bundle.input().name(), bundle.input().shape(size, 0), shapes);
			bindings.put(size, binding);
		}
		FloatBuffer values = binding.input();
		inputs.forEach(values::put);
		return reader.answers(binding.run(), items, size);
	}
}
