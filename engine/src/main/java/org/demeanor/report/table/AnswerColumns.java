package org.demeanor.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.analysis.ClipAnswers;
import org.demeanor.calibration.Participant;
import org.demeanor.score.Scores;

/**
 * The columns that tables of clips and of their parts have in common: {@code label, confidence, angry ..}, and those of the
 * streams, {@code face_angry ..}, {@code voice_angry ..}. A table without those of the streams is about faces alone.
 *
 * @param columns of the table
 */
public record AnswerColumns(List<String> columns) {

	/**
	 * What a row says.
	 *
	 * @throws IllegalArgumentException if a score is none
	 */
	public ClipAnswers answers(List<String> row, Optional<Participant> participant) {
		if (isOfFaces())
			return new ClipAnswers(participant, Columns.scores(columns, row, ""), Optional.empty(), Optional.empty());
		return new ClipAnswers(participant, Columns.scores(columns, row, "face_"), Columns.scores(columns, row, "voice_"),
				Columns.scores(columns, row, ""));
	}

	/** The row with other answers, and a word for how they were calibrated where the table has a column for it. */
	public List<String> calibrated(List<String> row, ClipAnswers answers, String calibration) {
		List<String> changed = new ArrayList<>(row);
		if (isOfFaces()) {
			set(changed, "label", Columns.label(answers.face()));
			setScores(changed, "", answers.face());
			return changed;
		}
		set(changed, "label", Columns.label(answers.fused()));
		set(changed, "confidence", answers.fused().map(scores -> Columns.decimal(scores.confidence())).orElse(""));
		set(changed, "face_label", Columns.label(answers.face()));
		set(changed, "voice_label", Columns.label(answers.voice()));
		setScores(changed, "", answers.fused());
		setScores(changed, "face_", answers.face());
		setScores(changed, "voice_", answers.voice());
		if (answers.face().isPresent() && answers.voice().isPresent())
			set(changed, "agreement", Columns.decimal(answers.face().get().overlap(answers.voice().get())));
		set(changed, "calibration", calibration);
		return changed;
	}

	/** The row with its participant, where the table has a column for it. */
	public List<String> withParticipant(List<String> row, Optional<Participant> participant) {
		List<String> named = new ArrayList<>(row);
		set(named, "participant", participant.map(Participant::name).orElse(""));
		return named;
	}

	// -- Helper methods --

	private boolean isOfFaces() {
		return !columns.contains(Columns.emotions("face_").get(0));
	}

	private void set(List<String> row, String column, String text) {
		int at = columns.indexOf(column);
		if (at >= 0)
			row.set(at, text);
	}

	private void setScores(List<String> row, String prefix, Optional<Scores> scores) {
		int first = columns.indexOf(Columns.emotions(prefix).get(0));
		List<String> values = Columns.values(scores);
		for (int i = 0; i < values.size(); i++)
			row.set(first + i, values.get(i));
	}
}
