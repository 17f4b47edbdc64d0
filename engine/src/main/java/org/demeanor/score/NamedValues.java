package org.demeanor.score;

import java.util.Arrays;
import java.util.List;

/**
 * What nets tell besides the seven scores, such as contempt, valence or arousal: finite numbers, each with the name of its
 * column. Immutable.
 */
public final class NamedValues {

	/** No value. */
	public static final NamedValues NONE = new NamedValues(List.of(), new double[0]);

	private final List<String> names;
	private final double[] values;

	private NamedValues(List<String> names, double[] values) {
		this.names = names;
		this.values = values;
	}

	/**
	 * @param names of the values; an immutable list is kept, as many values share one
	 * @param values as many, finite; copied
	 */
	public static NamedValues of(List<String> names, double... values) {
		if (names.size() != values.length)
			throw new IllegalArgumentException(values.length + " values for " + names);
		for (double value : values)
			if (!Double.isFinite(value))
				throw new IllegalArgumentException("values must be finite: " + Arrays.toString(values));
		return new NamedValues(List.copyOf(names), values.clone());
	}

	/**
	 * The mean of each value.
	 *
	 * @param some of the same names; {@link #NONE} if empty
	 * @param weights as many, none negative; all count alike if they add up to 0
	 */
	public static NamedValues mean(List<NamedValues> some, double[] weights) {
		if (some.isEmpty())
			return NONE;
		double total = Arrays.stream(weights).sum();
		double[] mean = new double[some.get(0).values.length];
		for (int i = 0; i < weights.length; i++)
			for (int v = 0; v < mean.length; v++)
				mean[v] += (total == 0 ? 1. / weights.length : weights[i] / total) * some.get(i).values[v];
		return new NamedValues(some.get(0).names, mean);
	}

	/** The mean of each value, all counting alike. */
	public static NamedValues mean(List<NamedValues> some) {
		return mean(some, new double[some.size()]);
	}

	/** The value farthest from 0 of each name; the first one if two are equally far. {@link #NONE} if there are none. */
	public static NamedValues peak(List<NamedValues> some) {
		if (some.isEmpty())
			return NONE;
		double[] peak = some.get(0).values.clone();
		for (NamedValues other : some)
			for (int v = 0; v < peak.length; v++)
				if (Math.abs(other.values[v]) > Math.abs(peak[v]))
					peak[v] = other.values[v];
		return new NamedValues(some.get(0).names, peak);
	}

	/** The values of several nets side by side; the mean where two have one name. */
	public static NamedValues joined(List<NamedValues> nets) {
		List<NamedValues> some = nets.stream().filter(net -> !net.isEmpty()).toList();
		if (some.size() < 2)
			return some.isEmpty() ? NONE : some.get(0);
		List<String> names = some.stream().flatMap(net -> net.names.stream()).distinct().toList();
		double[] values = names.stream().mapToDouble(name -> some.stream().filter(net -> net.names.contains(name))
				.mapToDouble(net -> net.values[net.names.indexOf(name)]).average().orElseThrow()).toArray();
		return new NamedValues(names, values);
	}

	/** In order. */
	public List<String> names() {
		return names;
	}

	public boolean isEmpty() {
		return names.isEmpty();
	}

	/** The value of a number among the names. */
	public double get(int i) {
		return values[i];
	}

	/** A copy of the values in the order of the names. */
	public double[] toArray() {
		return values.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NamedValues that && names.equals(that.names) && Arrays.equals(values, that.values);
	}

	@Override
	public int hashCode() {
		return 31 * names.hashCode() + Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return names + " " + Arrays.toString(values);
	}
}
