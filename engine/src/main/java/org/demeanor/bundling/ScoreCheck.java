package org.demeanor.bundling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.FaceCrops;
import org.demeanor.file.SafeName;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.Clip;
import org.demeanor.media.SoundReader;
import org.demeanor.media.open.Clips;
import org.demeanor.model.Activation;
import org.demeanor.model.ClassOutput;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.NumberTable;
import org.demeanor.score.Emotion;
import org.demeanor.voice.WindowAnswers;

/**
 * How far a net's scores here are from those that its own code gave.
 *
 * @param files that were compared
 * @param difference the largest one of a score
 * @param where file and score of the largest difference
 */
public record ScoreCheck(int files, double difference, String where) {

	private static final String FILE = "file";

	/** Probabilities of quantized nets add up to .992. */
	private static final double SUM_TOLERANCE = .02;

	/**
	 * Compares scores.
	 *
	 * @param name of the net
	 * @param folder with the pictures of faces, or sounds of a window at most
	 * @param table {@code file} and a column for each label and each further output of the net; rows that are no
	 *        probabilities are taken for logits
	 * @throws StageException (stages model, media, report) if something cannot be read
	 */
	public static ScoreCheck of(ModelStore store, String name, Path folder, Path table) throws StageException {
		ModelBundle bundle = store.bundle(name);
		List<String> columns = new ArrayList<>();
		bundle.classes().ifPresent(classes -> columns.addAll(classes.labels().names()));
		bundle.further().forEach(output -> columns.addAll(output.names()));
		Map<String, double[]> rows = NumberTable.read(table, FILE, columns);
		if (rows.isEmpty())
			throw new StageException(Stage.REPORT, table.toString(), "has no rows");
		try (EmotionClassifier net = EmotionClassifier.load(store, bundle, Device.CPU, 1, BatchingMode.APART, new StageClock())) {
			ScoreCheck worst = new ScoreCheck(0, 0, "");
			for (Map.Entry<String, double[]> row : rows.entrySet()) {
				double[] here = SmokeTest.numbers(answer(net, SafeName.child(folder, row.getKey(), Stage.MEDIA)));
				double[] there = expected(bundle, row.getValue());
				for (int i = 0; i < here.length; i++) {
					double difference = Math.abs(here[i] - there[i]);
					if (difference > worst.difference || worst.files == 0)
						worst = new ScoreCheck(1, difference, row.getKey() + ", " + name(bundle, i));
				}
			}
			return new ScoreCheck(rows.size(), worst.difference, worst.where);
		}
	}

	// -- Helper methods --

	private static NetAnswer answer(EmotionClassifier net, Path file) throws StageException {
		Clip clip = Clips.open(file);
		if (net.bundle().modality() == Modality.FACE) {
			List<List<NetAnswer>> answers = new FaceCrops(List.of(net), new StageClock()).answers(List.of(clip));
			if (answers.isEmpty())
				throw new StageException(Stage.MEDIA, file.toString(), "has no picture");
			return answers.get(0).get(0);
		}
		WindowAnswers windows = new WindowAnswers(net);
		try (SoundReader sound = clip.openSound()) {
			return windows.answer(windows.beginning(sound));
		}
	}

	/** What the table says, in the places of the seven, and what stands beside them. */
	private static double[] expected(ModelBundle bundle, double[] row) {
		int count = bundle.classes().map(classes -> classes.labels().count()).orElse(0);
		double[] seven = new double[0];
		double[] elsewhere = new double[0];
		if (bundle.classes().isPresent()) {
			double[] weights = probabilities(bundle.classes().get(), row);
			List<Optional<Emotion>> places = bundle.classes().get().labels().places();
			double[] placed = new double[Emotion.count()];
			for (int i = 0; i < count; i++)
				if (places.get(i).isPresent())
					placed[places.get(i).get().ordinal()] += weights[i];
			double sum = Arrays.stream(placed).sum();
			seven = Arrays.stream(placed).map(value -> sum > 0 ? value / sum : 0).toArray();
			elsewhere = Arrays.stream(bundle.classes().get().labels().elsewhere()).mapToDouble(i -> weights[i]).toArray();
		}
		double[] all = new double[seven.length + bundle.furtherNames().size()];
		System.arraycopy(seven, 0, all, 0, seven.length);
		System.arraycopy(elsewhere, 0, all, seven.length, elsewhere.length);
		System.arraycopy(row, count, all, seven.length + elsewhere.length, row.length - count);
		return all;
	}

	private static double[] probabilities(ClassOutput classes, double[] row) {
		double[] numbers = Arrays.copyOf(row, classes.labels().count());
		boolean inRange = Arrays.stream(numbers).allMatch(value -> value >= 0 && value <= 1);
		boolean oneInAll = Math.abs(Arrays.stream(numbers).sum() - 1) <= SUM_TOLERANCE;
		if (inRange && (oneInAll || classes.activation() != Activation.SOFTMAX))
			return numbers;
		if (classes.activation() == Activation.SIGMOID)
			return Arrays.stream(numbers).map(logit -> 1 / (1 + Math.exp(-logit))).toArray();
		double most = Arrays.stream(numbers).max().orElseThrow();
		double sum = Arrays.stream(numbers).map(logit -> Math.exp((logit - most) / classes.temperature())).sum();
		return Arrays.stream(numbers).map(logit -> Math.exp((logit - most) / classes.temperature()) / sum).toArray();
	}

	private static String name(ModelBundle bundle, int number) {
		int scores = bundle.classes().isPresent() ? Emotion.count() : 0;
		return number < scores ? Emotion.all().get(number).label() : bundle.furtherNames().get(number - scores);
	}
}
