package org.demeanor.annotation.boris;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.file.FileNames;

/**
 * The films of an observation, shown one after another.
 *
 * @param names of the files
 * @param lengths of all but the last, in seconds
 */
record ObservedFilms(List<String> names, List<Double> lengths) {

	/** Stands before the films of a second player, which shows them at the same time. */
	static final String NEXT_PLAYER = "|player #";

	private static final String BETWEEN = ";";

	/** A stretch of one film, in its own time. */
	record Part(String film, double startSeconds, double endSeconds) {}

	/**
	 * @param source as BORIS writes it: {@code player #1:first.mp4;second.mp4|player #2:other.mp4}
	 * @param durations in the same order: {@code 10.000;12.500|22.500}
	 * @return empty if there are several films and not a length for each
	 */
	static Optional<ObservedFilms> of(String source, String durations) {
		int second = source.indexOf(NEXT_PLAYER);
		String first = second < 0 ? source : source.substring(0, second);
		List<String> names = new ArrayList<>();
		for (String name : first.replaceFirst("^player #\\d+:", "").split(BETWEEN))
			names.add(FileNames.last(name.strip()));
		List<Double> lengths = new ArrayList<>();
		if (names.size() > 1) {
			String[] told = durations.split("\\|")[0].split(BETWEEN);
			if (told.length != names.size())
				return Optional.empty();
			for (int film = 0; film < told.length - 1; film++)
				try {
					lengths.add(Double.valueOf(told[film].strip()));
				}
				catch (NumberFormatException unknown) {
					return Optional.empty();
				}
		}
		return Optional.of(new ObservedFilms(List.copyOf(names), List.copyOf(lengths)));
	}

	/** Returns where a stretch of the observation's time lies: in one film, or in several one after another. */
	List<Part> parts(double start, double end) {
		List<Part> parts = new ArrayList<>();
		double from = 0;
		for (int film = 0; film < names.size(); film++) {
			double to = film == lengths.size() ? Double.POSITIVE_INFINITY : from + lengths.get(film);
			boolean begun = film == 0 || end > from || start >= from;
			if (begun && start < to)
				parts.add(new Part(names.get(film), (film == 0 ? start : Math.max(start, from)) - from, Math.min(end, to) - from));
			from = to;
		}
		return parts;
	}

	@Override
	public String toString() {
		return String.join(BETWEEN, names);
	}
}
