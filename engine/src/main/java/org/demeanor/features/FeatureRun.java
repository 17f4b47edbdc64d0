package org.demeanor.features;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.FaceFeatures;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.dataset.ParallelItems;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileStamp;
import org.demeanor.report.run.Journal;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.CsvFile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * Cuts the faces out of the clips of a data set, for a training recipe to read. Each clip with a face gets
 * {@code <clip>.faces.npy}: unsigned bytes, faces x size x size (x 3). All clips together get {@code faces.csv}, one
 * row for each face in the order of the arrays, and {@code features.json}, which says how they were made. These two
 * files are there exactly when the run is finished.
 *
 * <p>A {@link Journal} keeps what was found in each clip, so that a run that was killed or stopped can be resumed. The
 * files are then, to the byte, those of an undisturbed run.
 */
public final class FeatureRun {

	/**
	 * The outcome of a run.
	 *
	 * @param faces number of faces
	 * @param clipsWithFace clips with at least one face
	 * @param resumed clips that an earlier run had finished, with or without a face
	 * @param skipped clips that could not be used, and why
	 * @param left clips that a stopped run did not begin; above 0 the run is not finished
	 */
	public record Summary(int faces, int clipsWithFace, int resumed, SortedMap<String, String> skipped, int left) {}

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
	private static final String TABLE = "faces.csv";
	private static final String MADE = "features.json";

	/** The columns that the data set knows for each face. */
	private static final List<String> KNOWN = List.of("clip", "truth", "actor");

	/** The cells from {@link ClipFaces} for each face of a clip. */
	private static final TypeReference<List<List<String>>> FACES = new TypeReference<>() {};

	private final FaceFeatures features;
	private final Path out;
	private final boolean resume;
	private final ParallelItems items;
	private final ClipFaces clips;
	private final RunFolder folder;
	private final DataSetListener listener;
	private final AtomicInteger resumed = new AtomicInteger();

	/**
	 * @param out an existing folder
	 * @param jobs clips at once, at least 1
	 * @param skipBad whether to skip a clip that cannot be used; else it ends the run
	 * @param resume whether to keep the clips that an earlier run into the same folder finished, if their files have
	 *        not changed and their arrays are whole. Skipped clips are tried again
	 * @param listener hears of each clip
	 */
	public FeatureRun(FaceFeatures features, Path out, int jobs, boolean skipBad, boolean resume,
			DataSetListener listener) {
		this.features = features;
		this.out = out;
		this.resume = resume;
		this.listener = listener;
		items = new ParallelItems(jobs, skipBad, listener);
		clips = new ClipFaces(features, out);
		folder = new RunFolder(out, List.of(TABLE, MADE), List.of(ClipFaces.SUFFIX));
	}

	/**
	 * Runs to the end, or until it is {@linkplain #stop() stopped}; once.
	 *
	 * @param version of Demeanor
	 * @throws StageException if a clip cannot be used and bad ones are not skipped; (stage report) if a file cannot be
	 *         written or would replace an input or somebody's file, if two clips' arrays would have one name, or if a run is to be resumed that was made with other settings
	 */
	public Summary run(DataSet data, String version) throws StageException {
		checkNames(data);
		Map<String, Object> made = made(version);
		folder.claim(data.items().stream().flatMap(item -> item.files().stream()).toList(),
				data.items().stream().map(item -> ClipFaces.fileName(item.name())).toList());
		try (Journal<List<List<String>>> journal = Journal.open(out, made, resume, FACES)) {
			folder.clear();
			folder.forgetEarlier(journal.replacedClips().stream().map(ClipFaces::fileName).toList());
			ParallelItems.Outcome<List<List<String>>> outcome = items.run(data.items(), item -> rows(item, journal));
			List<List<String>> rows = outcome.results().stream().flatMap(List::stream).toList();
			int withFace = (int) outcome.results().stream().filter(clip -> !clip.isEmpty()).count();
			Summary summary = new Summary(rows.size(), withFace, resumed.get(), new TreeMap<>(outcome.skipped()),
					data.items().size() - outcome.results().size() - outcome.skipped().size());
			if (summary.left() == 0)
				finish(data, made, rows, summary);
			return summary;
		}
	}

	/** Finishes the clips in hand and begins no others. For any thread. */
	public void stop() {
		items.stop();
	}

	// -- Helper methods --

	/** Names that differ in case only are one file on many file systems. */
	private static void checkNames(DataSet data) throws StageException {
		Map<String, String> clips = new HashMap<>();
		for (LabelledFile item : data.items()) {
			String other = clips.put(ClipFaces.fileName(item.name()).toLowerCase(Locale.ROOT), item.name());
			if (other != null)
				throw new StageException(Stage.REPORT, item.name(),
						"its faces would go to the same file as those of " + other + ": rename one of the two");
		}
	}

	/** The settings that decide the faces. */
	private Map<String, Object> made(String version) {
		Map<String, Object> made = new LinkedHashMap<>();
		made.put("version", version);
		made.put("profile", features.profile().label());
		made.put("detector", features.detector().name());
		made.put("models", RunReport.models(features.detector()));
		made.put("size", features.size());
		made.put("color", features.color());
		return made;
	}

	private void finish(DataSet data, Map<String, Object> made, List<List<String>> rows, Summary summary)
			throws StageException {
		CsvFile.write(out.resolve(TABLE), joined(KNOWN, ClipFaces.COLUMNS), rows);
		Map<String, Object> all = new LinkedHashMap<>(made);
		all.put("clips", data.items().size());
		all.put("clips_with_face", summary.clipsWithFace());
		all.put("faces", summary.faces());
		all.put("left_out", data.leftOut());
		all.put("skipped", summary.skipped());
		AtomicFile.writeText(out.resolve(MADE), writer -> writer.write(MAPPER.writeValueAsString(all) + "\n"));
	}

	private List<List<String>> rows(LabelledFile item, Journal<List<List<String>>> journal) throws StageException {
		Path file = item.files().get(0);
		List<List<String>> faces = journal.earlierRow(item.name(), file);
		// A power failure may keep the row and lose the array, if the system had not written it to the disk yet.
		if (faces != null && ClipFaces.areWhole(faces) && clips.areThere(item, faces.size()))
			resumed.incrementAndGet();
		else {
			folder.forget(ClipFaces.fileName(item.name()));
			FileStamp before = FileStamp.of(file);
			faces = clips.cut(item);
			if (before.isOutdated(file))
				note(new StageException(Stage.MEDIA, file.toString(), "changed while it was read; a resumed run cuts its faces again"));
			journal.add(item.name(), file, before, faces);
		}
		List<String> known = List.of(item.name(), item.truth().label(), item.actor().map(String::valueOf).orElse(""));
		return faces.stream().map(face -> joined(known, face)).toList();
	}

	private void note(StageException what) {
		synchronized (listener) {
			listener.noted(what);
		}
	}

	private static List<String> joined(List<String> first, List<String> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}
}
