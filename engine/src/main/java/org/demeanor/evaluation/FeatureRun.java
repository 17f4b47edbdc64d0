package org.demeanor.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.demeanor.StageException;
import org.demeanor.analysis.FaceFeatures;
import org.demeanor.face.FaceCrop;
import org.demeanor.media.Clips;
import org.demeanor.report.AtomicFile;
import org.demeanor.report.CsvFile;
import org.demeanor.report.RunReport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * Cuts the faces out of the clips of a data set, for a training recipe to read: for each clip with a face
 * {@code <clip>.faces.npy}, unsigned bytes, faces x size x size (x 3); for all of them {@code faces.csv}, a row a face
 * in the order of the arrays; and {@code features.json}, which says how it was made, last.
 */
public final class FeatureRun {

	/**
	 * What came of a run.
	 *
	 * @param faces how many there are
	 * @param clipsWithFace how many clips have one
	 * @param skipped clips that could not be used, and why
	 */
	public record Summary(int faces, int clipsWithFace, Map<String, String> skipped) {}

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
	private static final List<String> COLUMNS = List.of("clip", "truth", "actor", "frame", "time_s", "x", "y", "width",
			"height");
	private static final int CHANNELS = 3;

	private final FaceFeatures features;
	private final Path out;
	private final ParallelItems items;

	/**
	 * @param out a folder that is there
	 * @param jobs clips at once, at least 1
	 * @param skipBad whether a clip that cannot be used is left out; else it ends the run
	 * @param listener hears of each clip
	 */
	public FeatureRun(FaceFeatures features, Path out, int jobs, boolean skipBad, EvaluationListener listener) {
		this.features = features;
		this.out = out;
		items = new ParallelItems(jobs, skipBad, listener);
	}

	/**
	 * Runs to the end.
	 *
	 * @param version of Demeanor
	 * @throws StageException if a clip cannot be used and bad ones are not skipped; (stage report) if a file cannot be
	 *         written
	 */
	public Summary run(DataSet data, String version) throws StageException {
		ParallelItems.Outcome<List<List<String>>> outcome = items.run(data, this::cut);
		List<List<String>> rows = outcome.results().stream().flatMap(List::stream).toList();
		int clips = (int) outcome.results().stream().filter(clip -> !clip.isEmpty()).count();
		CsvFile.write(out.resolve("faces.csv"), COLUMNS, rows);
		Map<String, Object> made = new LinkedHashMap<>();
		made.put("version", version);
		made.put("profile", features.profile().label());
		made.put("detector", RunReport.detector(features.detectors().model()));
		made.put("models", RunReport.models(features.detectors().model()));
		made.put("size", features.size());
		made.put("color", features.color());
		made.put("clips", data.items().size());
		made.put("clips_with_face", clips);
		made.put("faces", rows.size());
		made.put("left_out", data.leftOut());
		made.put("skipped", outcome.skipped());
		AtomicFile.writeText(out.resolve("features.json"),
				writer -> writer.write(MAPPER.writeValueAsString(made) + "\n"));
		return new Summary(rows.size(), clips, outcome.skipped());
	}

	// -- Helper methods --

	private List<List<String>> cut(Item item) throws StageException {
		List<FaceCrop> crops = features.read(Clips.open(item.files().get(0)));
		if (crops.isEmpty())
			return List.of();
		int size = features.size();
		NpyFile.write(out.resolve(item.name().replace('/', '_') + ".faces.npy"),
				crops.stream().map(FaceCrop::pixels).toList(),
				features.color() ? List.of(size, size, CHANNELS) : List.of(size, size));
		List<List<String>> rows = new ArrayList<>();
		for (FaceCrop crop : crops)
			rows.add(List.of(item.name(), item.truth().label(), item.actor().map(String::valueOf).orElse(""),
					String.valueOf(crop.frame()), String.format(Locale.ROOT, "%.6f", crop.timeSeconds()),
					String.valueOf(crop.box().x()), String.valueOf(crop.box().y()), String.valueOf(crop.box().width()),
					String.valueOf(crop.box().height())));
		return rows;
	}
}
