package org.demeanor.report.moments;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;

/** One table of a run, joined from those of its clips. */
public final class JoinedTable {

	private JoinedTable() {}

	/**
	 * Writes the table, whole or not at all, and never holds more than one row. A clip without its own table has no
	 * row.
	 *
	 * @param folder of the results
	 * @param file name of the joined table
	 * @param suffix what follows a clip's name in the name of its table
	 * @param columns of a clip's table
	 * @param nameClips whether to put the clip's name in front of each row
	 * @param clips names of the clips, in order
	 * @throws StageException (stage report) if a table cannot be read or written
	 */
	public static void write(Path folder, String file, String suffix, List<String> columns, boolean nameClips, List<String> clips)
			throws StageException {
		List<String> joined = new ArrayList<>(nameClips ? List.of("clip") : List.of());
		List<String> all = withFurther(folder, suffix, columns, clips);
		joined.addAll(all);
		CsvFile.write(folder.resolve(file), joined, () -> new Rows(folder, suffix, columns, all, nameClips, clips.iterator()));
	}

	/** The usual columns, then those that any clip's table has besides. */
	private static List<String> withFurther(Path folder, String suffix, List<String> columns, List<String> clips) throws StageException {
		Set<String> all = new LinkedHashSet<>(columns);
		for (String clip : clips) {
			Path file = SafeName.child(folder, clip + suffix, Stage.REPORT);
			if (Files.exists(file))
				try (CsvRows table = new CsvRows(file, columns)) {
					all.addAll(table.columns());
				}
		}
		return List.copyOf(all);
	}

	/** The rows of all clips. */
	private static final class Rows implements Iterator<List<String>> {

		private final Path folder;
		private final String suffix;
		private final List<String> columns;
		private final List<String> all;
		private final boolean nameClips;
		private final Iterator<String> clips;
		private String clip;
		private CsvRows table;
		private List<String> next;

		Rows(Path folder, String suffix, List<String> columns, List<String> all, boolean nameClips, Iterator<String> clips) {
			this.folder = folder;
			this.suffix = suffix;
			this.columns = columns;
			this.all = all;
			this.nameClips = nameClips;
			this.clips = clips;
		}

		@Override
		public boolean hasNext() {
			try {
				while (next == null && (table != null || clips.hasNext()))
					advance();
				return next != null;
			}
			catch (StageException unreadable) {
				throw new UncheckedIOException(unreadable);
			}
		}

		@Override
		public List<String> next() {
			if (!hasNext())
				throw new NoSuchElementException();
			List<String> row = new ArrayList<>(nameClips ? List.of(clip) : List.of());
			for (String column : all) {
				int place = table.columns().indexOf(column);
				row.add(place < 0 ? "" : next.get(place));
			}
			next = null;
			return row;
		}

		private void advance() throws StageException {
			if (table == null) {
				clip = clips.next();
				Path file = SafeName.child(folder, clip + suffix, Stage.REPORT);
				if (!Files.exists(file))
					return;
				table = new CsvRows(file, columns);
			}
			next = table.next();
			if (next == null) {
				table.close();
				table = null;
			}
		}
	}
}
