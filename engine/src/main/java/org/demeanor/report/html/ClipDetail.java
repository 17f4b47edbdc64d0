package org.demeanor.report.html;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.Clip;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.voice.WindowScores;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The file {@code <clip name>.report.json}: what the {@linkplain HtmlReport page of a run} shows of one clip besides
 * its row. It is written as soon as the clip is analysed, so that the page can be made from files only, even if the run
 * was split or interrupted.
 *
 * <p>{@code face} has lines {@code [seconds, angry .. surprise]} of the main face, {@code voice} lines
 * {@code [from, to, angry .. surprise]}, {@code thumbnails} the strongest frames of the main face as JPEG in Base64, each with
 * its {@code scores}. All are as they were found; {@link ShownDetail} makes of them what the page shows.
 */
public final class ClipDetail {

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".report.json";

	/** The most points of a timeline: a screen cannot show more, and an hour of frames would fill the page. */
	private static final int POINTS = 120;

	private static final int THUMBNAILS = 4;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	/** One of the thumbnails. */
	record Picture(double seconds, double[] scores, String jpeg) {}

	/** What the file holds. */
	record Detail(List<double[]> face, List<double[]> voice, List<Picture> thumbnails) {}

	private ClipDetail() {}

	/**
	 * Writes the file, whole or not at all. Reads the clip's frames once more, for the thumbnails.
	 *
	 * @param result of this clip
	 * @throws StageException (stage report) if it cannot be written, (stage media) if the clip can no longer be read
	 */
	public static void write(Path file, Clip clip, ClipResult result) throws StageException {
		Detail detail = new Detail(face(result.faces()), voice(result.sound().windows()),
				pictures(file, clip, result));
		AtomicFile.writeText(file, writer -> writer.write(MAPPER.writeValueAsString(detail) + "\n"));
	}

	// -- Helper methods --

	private static List<Picture> pictures(Path file, Clip clip, ClipResult result) throws StageException {
		List<Picture> pictures = new ArrayList<>();
		try {
			for (FaceThumbnails.Thumbnail face : FaceThumbnails.of(clip.with(result.tracks()), StrongFrames.of(result.faces(), THUMBNAILS))) {
				FaceObservation seen = face.seen();
				pictures.add(new Picture(rounded(seen.timeSeconds()), mean(List.of(seen.scores().toArray())),
						Base64.getEncoder().encodeToString(face.jpeg())));
			}
			return pictures;
		}
		catch (StageException already) {
			throw already;
		}
		// A server's Java may lack what drawing needs.
		catch (IOException | AWTError | InternalError | LinkageError undrawable) {
			throw new StageException(Stage.REPORT, file.toString(), "this Java cannot draw: " + undrawable, undrawable);
		}
	}

	private static List<double[]> face(FaceTracks faces) {
		int main = faces.mainFace().orElse(0);
		List<FaceObservation> seen = faces.observations().stream().filter(one -> one.face() == main).toList();
		return thinned(seen.stream().map(one -> line(one.scores(), one.timeSeconds())).toList());
	}

	private static List<double[]> voice(List<WindowScores> windows) {
		return thinned(windows.stream().filter(window -> window.weight() > 0)
				.map(window -> line(window.scores(), window.startSeconds(), window.endSeconds())).toList());
	}

	private static double[] line(Scores scores, double... times) {
		double[] line = new double[times.length + Emotion.count()];
		System.arraycopy(times, 0, line, 0, times.length);
		for (Emotion emotion : Emotion.all())
			line[times.length + emotion.ordinal()] = scores.get(emotion);
		return line;
	}

	/** The mean of each group of neighbours, if there are more lines than points. */
	private static List<double[]> thinned(List<double[]> lines) {
		int points = Math.min(POINTS, lines.size());
		List<double[]> thin = new ArrayList<>();
		for (int point = 0; point < points; point++) {
			int from = (int) ((long) point * lines.size() / points);
			int to = (int) ((point + 1L) * lines.size() / points);
			thin.add(mean(lines.subList(from, to)));
		}
		return thin;
	}

	private static double[] mean(List<double[]> lines) {
		double[] mean = new double[lines.get(0).length];
		for (double[] line : lines)
			for (int i = 0; i < mean.length; i++)
				mean[i] += line[i];
		for (int i = 0; i < mean.length; i++)
			mean[i] = rounded(mean[i] / lines.size());
		return mean;
	}

	/** As many digits as the tables have: calibration to the person needs those of small scores. */
	private static double rounded(double value) {
		return Math.round(value * 1e6) / 1e6;
	}
}
