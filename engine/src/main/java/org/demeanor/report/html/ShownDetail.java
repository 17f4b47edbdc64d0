package org.demeanor.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.demeanor.analysis.PersonCorrection;
import org.demeanor.calibration.Correction;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * What the page shows of a clip's {@link ClipDetail}: calibrated to the clip's participant, whose face and voice these are,
 * with as many digits as a chart can show.
 *
 * @param face lines {@code [seconds, angry .. surprise]}
 * @param voice lines {@code [from, to, angry .. surprise]}
 */
record ShownDetail(List<double[]> face, List<double[]> voice, List<Thumbnail> thumbnails) {

	/** A frame's face with its label. */
	record Thumbnail(double seconds, String label, double score, String jpeg) {}

	/**
	 * What is shown.
	 *
	 * @param correction of the clip's participant; empty if the scores stay
	 */
	static ShownDetail of(ClipDetail.Detail found, Optional<PersonCorrection> correction) {
		UnaryOperator<Scores> face = by(correction.flatMap(PersonCorrection::face));
		UnaryOperator<Scores> voice = by(correction.flatMap(PersonCorrection::voice));
		return new ShownDetail(lines(found.face(), face), lines(found.voice(), voice),
				found.thumbnails().stream().map(picture -> thumbnail(picture, face)).toList());
	}

	// -- Helper methods --

	private static UnaryOperator<Scores> by(Optional<Correction> correction) {
		return correction.isPresent() ? correction.get()::apply : UnaryOperator.identity();
	}

	private static List<double[]> lines(List<double[]> found, UnaryOperator<Scores> correction) {
		return found.stream().map(line -> line(line, correction)).toList();
	}

	private static double[] line(double[] found, UnaryOperator<Scores> correction) {
		int times = found.length - Emotion.count();
		double[] line = Arrays.copyOf(found, found.length);
		double[] scores = correction.apply(Scores.of(Arrays.copyOfRange(found, times, found.length))).toArray();
		System.arraycopy(scores, 0, line, times, scores.length);
		return Arrays.stream(line).map(ShownDetail::rounded).toArray();
	}

	private static Thumbnail thumbnail(ClipDetail.Picture found, UnaryOperator<Scores> correction) {
		Scores scores = correction.apply(Scores.of(found.scores()));
		return new Thumbnail(rounded(found.seconds()), scores.top().label(), rounded(scores.confidence()), found.jpeg());
	}

	private static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}
}
