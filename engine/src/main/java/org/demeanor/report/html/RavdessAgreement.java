package org.demeanor.report.html;

import java.util.List;
import java.util.Optional;

import org.demeanor.dataset.RavdessName;
import org.demeanor.report.table.ClipTable;
import org.demeanor.score.Emotion;

/**
 * How often each emotion was taken for each other one, over the clips that have an answer and whose names say the
 * truth.
 *
 * @param clips their number
 * @param correct how many of them have the true emotion as label
 * @param counts truth by row, answer by column, in the order of the emotions
 */
record RavdessAgreement(int clips, int correct, int[][] counts) {

	static RavdessAgreement of(List<List<String>> rows) {
		int label = ClipTable.COLUMNS.indexOf("label");
		int[][] counts = new int[Emotion.count()][Emotion.count()];
		int clips = 0;
		int correct = 0;
		for (List<String> row : rows) {
			Optional<Emotion> truth = RavdessName.ofClip(row.get(0)).flatMap(RavdessName::emotion);
			Optional<Emotion> answer = Emotion.ofLabel(row.get(label));
			if (truth.isEmpty() || answer.isEmpty())
				continue;
			counts[truth.get().ordinal()][answer.get().ordinal()]++;
			clips++;
			if (truth.equals(answer))
				correct++;
		}
		return new RavdessAgreement(clips, correct, counts);
	}
}
