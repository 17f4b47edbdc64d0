package org.demeanor.batch.input;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.demeanor.media.MediaFiles;

/** Counts the files of searched folders that are called like no media. */
final class PassedOver {

	/** Endings that are named; the rest is counted together. */
	private static final int MOST_NAMED = 12;

	private final Map<String, Integer> byEnding = new TreeMap<>();

	/**
	 * Counts a file, unless it is hidden.
	 *
	 * @return false, since it is none that is wanted
	 */
	boolean add(Path file) {
		String name = file.getFileName().toString();
		if (!name.startsWith("."))
			byEnding.merge(name.indexOf('.') < 0 ? "without an ending" : "." + MediaFiles.extension(file), 1, Integer::sum);
		return false;
	}

	/** How many there were of which endings; empty if there were none. */
	Optional<String> line() {
		int all = byEnding.values().stream().mapToInt(Integer::intValue).sum();
		if (all == 0)
			return Optional.empty();
		String named = byEnding.entrySet().stream()
				.sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
				.limit(MOST_NAMED).map(ending -> ending.getValue() + " " + ending.getKey()).collect(Collectors.joining(", "));
		return Optional.of(all + (all == 1 ? " file" : " files") + " passed over, whose endings name no media: " + named
				+ (byEnding.size() > MOST_NAMED ? ", ..." : ""));
	}
}
