package org.demeanor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.demeanor.StageException;

/**
 * The input of a net.
 *
 * @param name in the graph
 * @param batch the number of items that each call must have; 0 if any number will do
 * @param shape of one item, without the batch axis, e.g. 3, 224, 224; 0 for a length that may vary from call to call
 */
public record NetInput(String name, int batch, List<Integer> shape) {

	private static final int ANY = -1;
	private static final int MOST_VALUES = 1 << 24;
	private static final int MOST_ITEMS = 1 << 10;

	public NetInput {
		shape = List.copyOf(shape);
	}

	/**
	 * @param anyLengths whether the batch may be fixed and lengths may be free, as format 2 allows
	 * @throws StageException (stage model) if a value is missing or no length
	 */
	static NetInput of(JsonSection input, boolean anyLengths) throws StageException {
		double[] axes = input.numbers("shape");
		if (axes.length < 2 || axes[0] != ANY && !anyLengths)
			throw input.wrong("shape", "-1 (the batch) and the size of one item");
		List<Integer> shape = new ArrayList<>();
		for (double axis : axes) {
			int length = (int) axis;
			boolean free = axis == ANY && (shape.isEmpty() || anyLengths);
			if (length != axis || length < 1 && !free)
				throw input.wrong("shape", "-1 and whole numbers above 0");
			shape.add(free ? 0 : length);
		}
		List<Integer> item = shape.subList(1, shape.size());
		double values = item.stream().mapToDouble(length -> Math.max(1, length)).reduce(1, (a, b) -> a * b);
		if (values > MOST_VALUES || shape.get(0) > MOST_ITEMS)
			throw input.wrong("shape", "of " + MOST_VALUES + " values and " + MOST_ITEMS + " items at most");
		if (item.stream().filter(length -> length == 0).count() > 1)
			throw input.wrong("shape", "with one free length at most, besides the batch");
		return new NetInput(input.text("name"), shape.get(0), item);
	}

	/** Whether each item may have a length of its own. */
	public boolean varies() {
		return shape.contains(0);
	}

	/**
	 * The shape of a call's input.
	 *
	 * @param items in it
	 * @param values in all of them
	 */
	public long[] shape(int items, int values) {
		long fixed = items * shape.stream().filter(length -> length > 0).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
		return LongStream.concat(LongStream.of(items), shape.stream().mapToLong(length -> length == 0 ? values / fixed : length))
				.toArray();
	}

	/** All axes, the batch first; -1 for a length that may vary. */
	public long[] axes() {
		return LongStream.concat(LongStream.of(batch), shape.stream().mapToLong(Integer::longValue))
				.map(length -> length == 0 ? ANY : length).toArray();
	}

	/**
	 * The number of values of one item to try the net with; a free length is such that there are about as many as asked for.
	 *
	 * @param about at least 1
	 */
	public int someLength(int about) {
		int fixed = shape.stream().filter(length -> length > 0).reduce(1, Math::multiplyExact);
		return varies() ? fixed * Math.max(1, about / fixed) : fixed;
	}

	/** The number of values of one item, if it does not vary. */
	public int length() {
		if (varies())
			throw new IllegalStateException("items of any length");
		return shape.stream().reduce(1, Math::multiplyExact);
	}
}
