package org.demeanor.report.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.FileNames;
import org.demeanor.fusion.FrameRule;
import org.demeanor.report.table.ScoreTable;
import org.demeanor.score.Scores;

/** The faces of clips, gathered from tables of frames. */
final class ClipFaces {

	/** One clip's faces by person. */
	private record Clip(String source, Map<String, List<Scores>> people) {

		/** The person in most frames; the first one of several. */
		List<Scores> main() {
			return people.values().stream().reduce((one, other) -> other.size() > one.size() ? other : one).orElseThrow();
		}
	}

	private final Map<String, Clip> clips = new LinkedHashMap<>();

	/** @throws StageException (stage report) if a row is wrong, or a film has the name of another one */
	void add(ForeignTable table, RowReader reader) throws StageException {
		for (CSVRecord row = table.next(); row != null; row = table.next()) {
			Optional<RowReader.Face> read = reader.read(row);
			if (read.isEmpty())
				continue;
			RowReader.Face face = read.get();
			String file = table.file().toString();
			String source = face.film().isEmpty() ? file : "'" + face.film() + "' of " + file;
			String name = name(face.film().isEmpty() ? table.file().getFileName().toString() : face.film());
			Clip clip = clips.computeIfAbsent(name, unknown -> new Clip(source, new LinkedHashMap<>()));
			if (!clip.source.equals(source))
				throw new StageException(Stage.REPORT, file, "clip '" + name + "' is two films: " + clip.source + " and " + source);
			clip.people.computeIfAbsent(face.person(), unknown -> new ArrayList<>()).add(face.scores());
		}
	}

	/** The mean scores of each clip's main person. */
	Map<String, ScoreTable.Row> means() {
		Map<String, ScoreTable.Row> means = new LinkedHashMap<>();
		clips.forEach((name, clip) -> means.put(name, new ScoreTable.Row(Optional.empty(), FrameRule.MEAN.combine(clip.main()))));
		return means;
	}

	/** The clip's name of a path, which may be one of Windows. */
	private static String name(String path) {
		return FileNames.stem(FileNames.last(path));
	}
}
