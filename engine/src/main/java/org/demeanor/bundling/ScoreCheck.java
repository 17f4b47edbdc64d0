package org.demeanor.bundling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

	/**
	 * Compares scores.
	 *
	 * @param name of the net
	 * @param folder with the pictures of faces, or sounds. A net that takes sounds of any length gets each whole
	 * @param table {@code file} and a column for each label and each further output of the net; the labels' columns are taken
	 *        for logits unless they are probabilities in all rows
	 * @throws StageException (stages model, media, report) if something cannot be read, or a sound is too long for the net
	 */
	public static ScoreCheck of(ModelStore store, String name, Path folder, Path table) throws StageException {
		ModelBundle bundle = store.bundle(name);
		List<String> columns = new ArrayList<>();
		bundle.classes().ifPresent(classes -> columns.addAll(classes.labels().names()));
		bundle.further().forEach(output -> columns.addAll(output.names()));
		Map<String, double[]> rows = NumberTable.read(table, FILE, columns);
		if (rows.isEmpty())
			throw new StageException(Stage.REPORT, table.toString(), "has no rows");
		ToldScores told = new ToldScores(bundle, rows.values(), table.toString());
		try (EmotionClassifier net = EmotionClassifier.load(store, bundle, Device.CPU, 1, BatchingMode.APART, new StageClock())) {
			ScoreCheck worst = new ScoreCheck(0, 0, "");
			for (Map.Entry<String, double[]> row : rows.entrySet()) {
				double[] here = SmokeTest.numbers(answer(net, SafeName.child(folder, row.getKey(), Stage.MEDIA)));
				double[] there = told.numbers(row.getValue());
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
			return windows.answer(windows.whole(sound).orElseThrow(() -> new StageException(Stage.MEDIA, file.toString(),
					String.format(Locale.ROOT, "is longer than the %.1f s that the net hears at once; cut it", windows.mostSeconds()))));
		}
	}

	private static String name(ModelBundle bundle, int number) {
		int scores = bundle.classes().isPresent() ? Emotion.count() : 0;
		return number < scores ? Emotion.all().get(number).label() : bundle.furtherNames().get(number - scores);
	}
}
