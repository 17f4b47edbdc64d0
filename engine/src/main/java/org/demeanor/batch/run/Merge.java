package org.demeanor.batch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.Invocation;
import org.demeanor.batch.RunFiles;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Shard;
import org.demeanor.batch.worker.WorkerProcesses;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileNames;
import org.demeanor.file.SafeName;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelStore;
import org.demeanor.report.html.HtmlReport;
import org.demeanor.report.html.ReportPartOutput;
import org.demeanor.report.run.Journal;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.SegmentsOutput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Joins the shards of a run into the folder that the whole run would have made. */
public final class Merge {

	/** What the shards of one run have in common. */
	private static final List<String> COMMON = List.of("models", "descriptions", "all_inputs", "calibration");
	private static final String CLIP = "clip";
	private static final String OPTIONS = "options";
	/** These change no number, so each shard may have its own. */
	private static final Set<String> OWN_OPTIONS = Set.of("device", "jobs", "resume");

	private Merge() {}

	/**
	 * Merges all shards of a run, in any order.
	 *
	 * @param parts the shards' folders, which are not changed
	 * @param out the folder of the merged results; created if missing
	 * @param jobs annotated videos of a calibrated run that are drawn at once, at least 1
	 * @param starter of workers that draw them
	 * @param listener hears of each clip that cannot be drawn
	 * @param further tables of the merged results
	 * @throws StageException (stage report) if a shard is missing, not finished, given twice, of another run or
	 *        {@code out} itself, or if something cannot be read or written
	 */
	public static BatchSummary run(List<Path> parts, Path out, int jobs, WorkerStarter starter, BatchListener listener,
			FurtherTables further) throws StageException {
		List<Path> folders = new ArrayList<>();
		List<ObjectNode> runs = new ArrayList<>();
		sort(parts, out, folders, runs);
		List<List<List<String>>> rowsOfParts = new ArrayList<>();
		for (Path folder : folders)
			rowsOfParts.add(rawRows(folder));
		check(folders, runs, rowsOfParts);
		BatchRun.prepare(out);
		RunFolder folder = RunFiles.in(out, ClipOutputs.ALL);
		folder.claim(List.of(), rowsOfParts.stream().flatMap(List::stream).map(ClipTable::clip).toList());
		// It marks the folder as one whose files are ours.
		Journal.open(out, Map.of("version", runs.get(0).path("version").asText()), false,
				new TypeReference<List<String>>() {}).close();
		folder.clear();
		for (int part = 0; part < folders.size(); part++)
			for (List<String> row : rowsOfParts.get(part)) {
				folder.forget(ClipTable.clip(row));
				copy(folders.get(part), out, row);
			}
		ObjectNode run = merged(runs);
		// People have clips in several shards: only here all of them are known.
		RunCalibration calibration = RunCalibration.read(folders.get(0).resolve(RunReport.FILE).toString(), run);
		List<List<String>> found = Shard.join(rowsOfParts);
		CalibratedRun calibrated = calibration.apply(out, found, media(run));
		List<List<String>> rows = calibrated.rows();
		if (calibration.person().isPresent())
			calibrated.left(out).ifPresent(listener::noted);
		List<Integer> due = Films.due(out, rows, calibrated.changed());
		if (!due.isEmpty())
			rows = drawn(due, rows, runs, out, jobs, starter, listener);
		RunReport.write(out.resolve(RunReport.FILE), run);
		RunFiles.join(out, rows, runs.get(0).path(OPTIONS).path(SegmentsOutput.KEY).asBoolean()).ifPresent(listener::noted);
		if (runs.get(0).path(OPTIONS).path(ReportPartOutput.KEY).asBoolean())
			HtmlReport.write(out, rows, calibrated.corrections());
		// Last: it says that the run is finished.
		calibration.write(out, found, rows, further);
		return new BatchSummary(rows.size(), (int) rows.stream().filter(ClipTable::isFailed).count());
	}

	// -- Helper methods --

	/** Draws by workers, as a run does: the files are as strange here. */
	private static List<List<String>> drawn(List<Integer> due, List<List<String>> rows, List<ObjectNode> runs, Path out,
			int jobs, WorkerStarter starter, BatchListener listener) throws StageException {
		Map<String, ClipFile> files = new HashMap<>();
		for (ObjectNode run : runs)
			for (JsonNode input : run.path("inputs"))
				files.put(input.path(CLIP).asText(), new ClipFile(input.path(CLIP).asText(),
						Path.of(run.path("directory").asText()).resolve(input.path("path").asText())));
		BatchOptions options = new BatchOptions(out, jobs, List.of(), false, limits(runs.get(0)), Shard.WHOLE, Invocation.NONE, "");
		try (WorkerProcesses workers = new WorkerProcesses(Settings.DEFAULT.withModalities(Modality.FACE),
				ModelStore.bundled(), 1, options, starter)) {
			return new Films(new Lanes(workers, jobs, out), out, listener).draw(due, rows, files);
		}
	}

	private static Limits limits(JsonNode run) throws StageException {
		try {
			return new ObjectMapper().treeToValue(run.path(OPTIONS).path("limits"), Limits.class);
		}
		catch (JsonProcessingException | IllegalArgumentException wrong) {
			throw new StageException(Stage.REPORT, RunReport.FILE, "does not say its limits", wrong);
		}
	}

	private static Set<String> commonOptions(ObjectNode one, ObjectNode other) {
		Set<String> options = new LinkedHashSet<>();
		for (ObjectNode run : List.of(one, other))
			run.path(OPTIONS).fieldNames().forEachRemaining(options::add);
		options.removeAll(OWN_OPTIONS);
		return options;
	}

	/** Puts folders and their run.json in the order of the shards. */
	private static void sort(List<Path> parts, Path out, List<Path> folders, List<ObjectNode> runs)
			throws StageException {
		Path[] byIndex = new Path[parts.size()];
		ObjectNode[] runByIndex = new ObjectNode[parts.size()];
		for (Path part : parts) {
			if (isSame(part, out))
				throw wrong(part, "is a shard; the merged results need a folder of their own");
			ObjectNode run = RunReport.read(part.resolve(RunReport.FILE));
			Shard shard = shard(part, run);
			if (shard.count() != parts.size())
				throw wrong(part, "is shard " + shard + ": " + Counts.of(shard.count(), "folder") + " needed, " + parts.size() + " given");
			if (byIndex[shard.index() - 1] != null)
				throw wrong(part, "is shard " + shard + ", and so is " + byIndex[shard.index() - 1]);
			byIndex[shard.index() - 1] = part;
			runByIndex[shard.index() - 1] = run;
		}
		folders.addAll(List.of(byIndex));
		runs.addAll(List.of(runByIndex));
	}

	private static boolean isSame(Path part, Path out) throws StageException {
		try {
			return Files.exists(out) && Files.exists(part) && Files.isSameFile(part, out);
		}
		catch (IOException unreadable) {
			throw wrong(part, "cannot be read: " + AtomicFile.words(unreadable));
		}
	}

	/** As they were found, before a shard was calibrated by itself. */
	private static List<List<String>> rawRows(Path folder) throws StageException {
		Path table = folder.resolve(ClipTable.FILE);
		if (!Files.exists(table))
			throw wrong(table, "there is no such file; the run is not finished");
		Path raw = folder.resolve(ClipTable.RAW);
		return ClipTable.read(Files.exists(raw) ? raw : table);
	}

	private static Shard shard(Path part, JsonNode run) throws StageException {
		try {
			return Shard.parse(run.path("shard").asText());
		}
		catch (IllegalArgumentException none) {
			throw wrong(part, "does not say which shard it is");
		}
	}

	private static void check(List<Path> folders, List<ObjectNode> runs, List<List<List<String>>> rows)
			throws StageException {
		int total = 0;
		Set<String> names = new HashSet<>();
		for (int i = 0; i < runs.size(); i++) {
			checkSame(folders, runs, i, "version");
			// Other options have other models: they are the reason.
			for (String key : commonOptions(runs.get(0), runs.get(i)))
				if (!runs.get(i).path(OPTIONS).path(key).equals(runs.get(0).path(OPTIONS).path(key)))
					throw wrong(folders.get(i), "differs from " + folders.get(0) + " in the option '" + key + "'");
			for (String key : COMMON)
				checkSame(folders, runs, i, key);
			total += rows.get(i).size();
			for (List<String> row : rows.get(i))
				if (!names.add(SafeName.child(folders.get(i), ClipTable.clip(row), Stage.REPORT).getFileName().toString()))
					throw wrong(folders.get(i), "has a second row of '" + ClipTable.clip(row) + "'");
		}
		int count = runs.get(0).path("all_inputs").path("count").asInt();
		if (total != count)
			throw wrong(folders.get(0), "the shards have " + total + " rows together, not " + count);
		for (int i = 0; i < rows.size(); i++) {
			int share = (count - i + rows.size() - 1) / rows.size();
			JsonNode inputs = runs.get(i).path("inputs");
			if (rows.get(i).size() != share || !inputs.isArray() || inputs.size() != share)
				throw wrong(folders.get(i), "has other rows or inputs than shard " + (i + 1) + "/" + rows.size() + " of " + count);
		}
	}

	private static void checkSame(List<Path> folders, List<ObjectNode> runs, int part, String key) throws StageException {
		if (!runs.get(part).path(key).equals(runs.get(0).path(key)))
			throw wrong(folders.get(part), "differs from " + folders.get(0) + " in '" + key + "'");
	}

	private static void copy(Path from, Path out, List<String> row) throws StageException {
		for (String suffix : RunFiles.suffixes(List.of())) {
			String name = ClipTable.clip(row) + suffix;
			Path source = SafeName.child(from, name, Stage.REPORT);
			if (Files.exists(source))
				AtomicFile.write(SafeName.child(out, name, Stage.REPORT), part -> Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING));
		}
	}

	private static ObjectNode merged(List<ObjectNode> runs) {
		ObjectNode merged = runs.get(0).deepCopy();
		merged.put("shard", Shard.WHOLE.toString());
		merged.put("merged", runs.size());
		List<List<JsonNode>> inputs = new ArrayList<>();
		for (ObjectNode run : runs) {
			List<JsonNode> part = new ArrayList<>();
			run.withArray("inputs").forEach(part::add);
			inputs.add(part);
		}
		ArrayNode all = merged.putArray("inputs");
		Shard.join(inputs).forEach(all::add);
		RunReport.addUp(merged, runs);
		return merged;
	}

	/** Names of the clips' files. */
	private static Map<String, String> media(JsonNode run) {
		Map<String, String> media = new HashMap<>();
		for (JsonNode input : run.path("inputs"))
			media.put(input.path(CLIP).asText(), FileNames.last(input.path("path").asText()));
		return media;
	}

	private static StageException wrong(Path part, String what) {
		return new StageException(Stage.REPORT, part.toString(), what);
	}
}
