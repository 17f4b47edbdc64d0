package org.demeanor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;

/** The names of a net's further columns: classes without a place among the seven, then other outputs. */
final class NamedOutputs {

	/** What a name must be. */
	static final String NAMES = "different names of letters, digits and _, other than the columns that every table has";

	private static final Set<String> TAKEN = Set.of("frame", "time_s", "face", "x", "y", "width", "height", "label", "s");

	private static final int MOST_COLUMNS = 1 << 20;

	private NamedOutputs() {}

	/** Whether a name can be that of a column. */
	static boolean isName(String name) {
		return name.matches("[A-Za-z0-9_]{1,60}") && !TAKEN.contains(name) && Emotion.ofLabel(name).isEmpty();
	}

	/** The number of the first column, 0 where none is told. */
	static int from(JsonSection output) throws StageException {
		int from = output.countOr("from", 0);
		if (from > MOST_COLUMNS)
			throw output.wrong("from", "at most " + MOST_COLUMNS);
		return from;
	}

	/** The name of the column for a class: in lower case, with _ for what cannot be part of it. */
	static String column(String label) {
		return label.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
	}

	/**
	 * All names of a net.
	 *
	 * @throws StageException (stage model) if two are the same or one is taken
	 */
	static List<String> all(JsonSection root, Optional<ClassOutput> classes, List<FurtherOutput> further) throws StageException {
		List<String> names = new ArrayList<>();
		if (classes.isPresent())
			for (int i : classes.get().labels().elsewhere())
				names.add(column(classes.get().labels().names().get(i)));
		for (FurtherOutput output : further)
			names.addAll(output.names());
		if (new HashSet<>(names).size() != names.size() || !names.stream().allMatch(NamedOutputs::isName))
			throw root.wrong("labels, further", "those of further columns: " + NAMES);
		return names;
	}
}
