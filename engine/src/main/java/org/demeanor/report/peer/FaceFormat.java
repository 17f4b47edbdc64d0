package org.demeanor.report.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileNames;
import org.demeanor.report.table.ScoreTable;

/** Whose table of face scores is read. */
public enum FaceFormat {
	/** A row for each clip, {@code clip,truth,angry..surprise}. */
	DEMEANOR {
		@Override
		public List<Path> tables(Path path) {
			return List.of(path);
		}

		@Override
		public Map<String, ScoreTable.Row> read(Path path) throws StageException {
			return ScoreTable.read(path, Modality.FACE);
		}
	},
	/** OpenFace: a table for each film or picture, with intensities of action units in each frame. */
	OPENFACE("csv") {
		@Override
		public Map<String, ScoreTable.Row> read(Path path) throws StageException {
			return means(path, OpenFaceReader::new);
		}
	},
	/** Py-Feat: emotions of each face in each frame, in the words of either of its detectors. */
	PYFEAT("csv") {
		@Override
		public Map<String, ScoreTable.Row> read(Path path) throws StageException {
			return means(path, PyFeatReader::new);
		}
	},
	/** iMotions: a table for each recording, with what FACET or AFFDEX tells among the rows of other sensors. */
	IMOTIONS("txt", "tsv", "csv") {
		@Override
		public Map<String, ScoreTable.Row> read(Path path) throws StageException {
			return means(path, table -> AffdexReader.fits(table) ? new AffdexReader(table) : new IMotionsReader(table));
		}
	};

	/** Finds the columns of a table. */
	private interface Opener {
		RowReader open(ForeignTable table) throws StageException;
	}

	private final List<String> extensions;

	FaceFormat(String... extensions) {
		this.extensions = List.of(extensions);
	}

	/** The lower-case word of the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The tables of a path: the file itself or, of another program than ours, those in a folder, by name.
	 *
	 * @throws StageException (stage report) if the folder cannot be listed or has none
	 */
	public List<Path> tables(Path path) throws StageException {
		if (!Files.isDirectory(path))
			return List.of(path);
		try (Stream<Path> entries = Files.list(path)) {
			List<Path> tables = entries.filter(entry -> extensions.contains(FileNames.extension(entry.getFileName().toString())))
					.sorted().toList();
			if (tables.isEmpty())
				throw new StageException(Stage.REPORT, path.toString(), "has no tables (." + String.join(", .", extensions) + ")");
			return tables;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, path.toString(), "cannot be listed: " + AtomicFile.words(unreadable), unreadable);
		}
	}

	/**
	 * Reads clips' scores. Of other programs they are the mean over the frames of the face that is seen in most of them; a clip
	 * without any face is left out.
	 *
	 * @return rows by clip, in the order of the tables
	 * @throws StageException (stage report) with file and row if a table cannot be read, a column is missing, a value is none,
	 *         two films have one name, or no row has a face
	 */
	public abstract Map<String, ScoreTable.Row> read(Path path) throws StageException;

	// -- Helper methods --

	final Map<String, ScoreTable.Row> means(Path path, Opener opener) throws StageException {
		ClipFaces clips = new ClipFaces();
		for (Path file : tables(path))
			try (ForeignTable table = new ForeignTable(file)) {
				clips.add(table, opener.open(table));
			}
		Map<String, ScoreTable.Row> means = clips.means();
		if (means.isEmpty())
			throw new StageException(Stage.REPORT, path.toString(), "has no row with a face");
		return means;
	}
}
