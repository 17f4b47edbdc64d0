package org.demeanor.batch.input;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the {@code count} parts of a run in a scheduler's array job: every count-th input, so that long clips side by
 * side are shared out.
 *
 * @param index from 1
 * @param count at least 1
 */
public record Shard(int index, int count) {

	/** The whole run. */
	public static final Shard WHOLE = new Shard(1, 1);

	public Shard {
		if (index < 1 || index > count)
			throw new IllegalArgumentException("a shard is i/n with i from 1 to n, not " + index + "/" + count);
	}

	/**
	 * @param text e.g. {@code 2/8}
	 * @throws IllegalArgumentException if it is not a shard
	 */
	public static Shard parse(String text) {
		String[] numbers = text.split("/", -1);
		try {
			if (numbers.length == 2)
				return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
		}
		catch (NumberFormatException notNumbers) {
			throw new IllegalArgumentException("a shard is i/n, e.g. 2/8, not '" + text + "'", notNumbers);
		}
		throw new IllegalArgumentException("a shard is i/n, e.g. 2/8, not '" + text + "'");
	}

	/** This part of a list. */
	public <T> List<T> of(List<T> all) {
		List<T> part = new ArrayList<>();
		for (int i = index - 1; i < all.size(); i += count)
			part.add(all.get(i));
		return part;
	}

	/** The list that these parts belong to; the first shard comes first. */
	public static <T> List<T> join(List<List<T>> parts) {
		List<T> all = new ArrayList<>();
		int total = parts.stream().mapToInt(List::size).sum();
		for (int i = 0; i < total; i++)
			all.add(parts.get(i % parts.size()).get(i / parts.size()));
		return all;
	}

	@Override
	public String toString() {
		return index + "/" + count;
	}
}
