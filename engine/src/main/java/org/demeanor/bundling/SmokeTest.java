package org.demeanor.bundling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import org.demeanor.Modality;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.FaceCrops;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.Frame;
import org.demeanor.score.Emotion;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.voice.WindowAnswers;

/** Tries a net on pictures or sounds of noise: whether it runs, whether its answers depend on the batch, and what they are. */
final class SmokeTest {

	private static final int ITEMS = 4;
	private static final int SIDE = 160;
	private static final int SEED = 1;

	private final EmotionClassifier net;

	SmokeTest(EmotionClassifier net) {
		this.net = net;
	}

	/**
	 * @return what was seen, a line each
	 * @throws StageException (stage model) if the net fails or gives what are no scores
	 */
	List<String> run() throws StageException {
		List<NetAnswer> together = net.bundle().modality() == Modality.FACE ? faces() : sounds();
		List<String> lines = new ArrayList<>();
		if (net.bundle().modality() == Modality.FACE) {
			List<NetAnswer> apart = new ArrayList<>();
			FaceCrops crops = new FaceCrops(List.of(net), new StageClock());
			for (Frame frame : frames())
				apart.add(crops.answersOf(List.of(frame)).get(0).get(0));
			lines.add(String.format(Locale.ROOT, "a batch of %d against one by one: largest difference %.1e", ITEMS, difference(together, apart)));
		}
		if (net.bundle().classes().isPresent())
			lines.add("scores of noise: " + Emotion.all().stream().map(emotion -> emotion.label() + " " + range(
					together.stream().mapToDouble(answer -> answer.scores().orElseThrow().get(emotion)).toArray())).collect(Collectors.joining(", ")));
		for (int i = 0; i < net.bundle().furtherNames().size(); i++) {
			int number = i;
			lines.add(net.bundle().furtherNames().get(i) + " of noise: "
					+ range(together.stream().mapToDouble(answer -> answer.further().get(number)).toArray()));
		}
		return lines;
	}

	// -- Helper methods --

	private List<NetAnswer> faces() throws StageException {
		return new FaceCrops(List.of(net), new StageClock()).answersOf(frames()).stream().map(byNet -> byNet.get(0)).toList();
	}

	private List<NetAnswer> sounds() throws StageException {
		WindowAnswers windows = new WindowAnswers(net);
		Random random = new Random(SEED);
		List<NetAnswer> answers = new ArrayList<>();
		for (int i = 0; i < ITEMS; i++) {
			float[] samples = new float[windows.windowLength()];
			for (int s = 0; s < samples.length; s++)
				samples[s] = (float) (random.nextGaussian() * .05);
			answers.add(windows.answer(samples));
		}
		return answers;
	}

	private static List<Frame> frames() {
		Random random = new Random(SEED);
		List<Frame> frames = new ArrayList<>();
		for (int i = 0; i < ITEMS; i++) {
			byte[] bgr = new byte[3 * SIDE * SIDE];
			random.nextBytes(bgr);
			frames.add(new Frame(i, i, SIDE, SIDE, bgr));
		}
		return frames;
	}

	private static double difference(List<NetAnswer> some, List<NetAnswer> others) {
		double most = 0;
		for (int i = 0; i < some.size(); i++) {
			double[] a = numbers(some.get(i));
			double[] b = numbers(others.get(i));
			for (int k = 0; k < a.length; k++)
				most = Math.max(most, Math.abs(a[k] - b[k]));
		}
		return most;
	}

	/** The scores, then what is told besides. */
	static double[] numbers(NetAnswer answer) {
		double[] scores = answer.scores().map(Scores::toArray).orElse(new double[0]);
		NamedValues further = answer.further();
		double[] numbers = new double[scores.length + further.names().size()];
		System.arraycopy(scores, 0, numbers, 0, scores.length);
		System.arraycopy(further.toArray(), 0, numbers, scores.length, further.names().size());
		return numbers;
	}

	private static String range(double[] values) {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (double value : values) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		return String.format(Locale.ROOT, "%.3f..%.3f", least, most);
	}
}
