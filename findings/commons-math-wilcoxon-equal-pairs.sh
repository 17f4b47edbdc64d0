#!/usr/bin/env bash
# To Commons Math's Wilcoxon test pairs of equal ratings speak for a difference: two columns that are the same differ with p = 0.00000003.
#
# Versions: Apache Commons Math 3.6.1 and 4.0-beta1 (commons-math4-legacy), Hipparchus 4.0.3 (hipparchus-stat, a fork of it), Java 17.0.15.
#
# `WilcoxonSignedRankTest` ranks the pairs by the size of their difference, adds up the ranks of the positive ones, and takes all that is left for
# those of the negative ones. A difference of zero is thereby a negative one. Others leave zeros out, as Hipparchus does, or halve them. So a test of
# ratings on a scale, where most pairs are equal, finds a difference from equality alone, and its p changes with the order of the two columns. The exact p
# of few pairs is wrong in the same way. The documentation asks for values on a continuous scale and does not mention zeros. No message comes.
#
# Hurt: whoever compares two nets, two raters, or before and after on a scale of few grades in Java: comparisons of columns that mostly agree come out significant.
#
# Seen on 2026-12-01 (200 times 40 made pairs from 1 to 5, of which some differ by one, up or down by chance; in how many of the 200 p is below 0.05, by
# both versions of Commons Math, by Hipparchus, and by Commons Math without the equal pairs):
#   all pairs differ              3    3    3    3
#   half of the pairs differ     72   72    6    7
#   a fifth differs             197  197    5   15
#   the same column twice: p = 3.4e-08, 3.4e-08; Hipparchus: insufficient data
#   the first set where a fifth differs: p = 4.4e-05, columns exchanged 2.9e-02
#   the same ten ratings twice, exact: p = 2.0e-03
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project>
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId>
	<artifactId>finding</artifactId>
	<version>1</version>
	<dependencies>
		<dependency>
			<groupId>org.apache.commons</groupId>
			<artifactId>commons-math3</artifactId>
			<version>3.6.1</version>
		</dependency>
		<dependency>
			<groupId>org.apache.commons</groupId>
			<artifactId>commons-math4-legacy</artifactId>
			<version>4.0-beta1</version>
		</dependency>
		<dependency>
			<groupId>org.hipparchus</groupId>
			<artifactId>hipparchus-stat</artifactId>
			<version>4.0.3</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"
cat > "$work/Pairs.java" <<'JAVA'
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

import org.hipparchus.exception.MathIllegalArgumentException;

public class Pairs {

	static final int SETS = 200;
	static final int PAIRS = 40;

	static double three(double[] first, double[] second) {
		return new org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest().wilcoxonSignedRankTest(first, second, false);
	}

	static double four(double[] first, double[] second) {
		return new org.apache.commons.math4.legacy.stat.inference.WilcoxonSignedRankTest().wilcoxonSignedRankTest(first, second, false);
	}

	static double hipparchus(double[] first, double[] second) {
		return new org.hipparchus.stat.inference.WilcoxonSignedRankTest().wilcoxonSignedRankTest(first, second, false);
	}

	static double withoutEqual(double[] first, double[] second) {
		int[] kept = IntStream.range(0, first.length).filter(pair -> first[pair] != second[pair]).toArray();
		return three(IntStream.of(kept).mapToDouble(pair -> first[pair]).toArray(), IntStream.of(kept).mapToDouble(pair -> second[pair]).toArray());
	}

	/** Two columns; each pair differs with the given chance, up or down alike. */
	static double[][] columns(int seed, double chance) {
		Random random = new Random(seed);
		double[][] columns = new double[2][PAIRS];
		for (int pair = 0; pair < PAIRS; pair++) {
			columns[0][pair] = 2 + random.nextInt(3);
			columns[1][pair] = columns[0][pair];
			int step = random.nextBoolean() ? 1 : -1;
			if (random.nextDouble() < chance) {
				columns[1][pair] += step;
			}
		}
		return columns;
	}

	static long significant(double chance, ToDoubleBiFunction<double[], double[]> test) {
		return IntStream.range(0, SETS).mapToObj(seed -> columns(seed, chance)).filter(set -> test.applyAsDouble(set[0], set[1]) < .05).count();
	}

	static long[] show(String name, double chance) {
		long[] found = { significant(chance, Pairs::three), significant(chance, Pairs::four), significant(chance, Pairs::hipparchus),
			significant(chance, Pairs::withoutEqual) };
		System.out.printf(Locale.ROOT, "%-26s %4d %4d %4d %4d%n", name, found[0], found[1], found[2], found[3]);
		return found;
	}

	public static void main(String[] none) {
		long[] all = show("all pairs differ", 1);
		long[] half = show("half of the pairs differ", .5);
		long[] fifth = show("a fifth differs", .2);
		boolean so = all[0] < 20 && all[0] == all[1] && all[0] == all[2];
		for (long[] found : new long[][] { half, fifth }) {
			so &= found[0] > SETS / 4 && found[1] == found[0] && found[2] < 20 && found[3] < 20;
		}
		double[][] set = columns(0, .2);
		double[] same = set[0].clone();
		String refused = "";
		try {
			hipparchus(set[0], same);
		} catch (MathIllegalArgumentException e) {
			refused = e.getMessage();
		}
		System.out.printf(Locale.ROOT, "the same column twice: p = %.1e, %.1e; Hipparchus: %s%n", three(set[0], same), four(set[0], same), refused);
		System.out.printf(Locale.ROOT, "the first set where a fifth differs: p = %.1e, columns exchanged %.1e%n", three(set[0], set[1]), three(set[1], set[0]));
		double[] ten = Arrays.copyOf(same, 10);
		double exact = new org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest().wilcoxonSignedRankTest(ten, ten.clone(), true);
		System.out.printf(Locale.ROOT, "the same ten ratings twice, exact: p = %.1e%n", exact);
		so &= exact < .01 && three(set[0], same) < 1e-6 && !refused.isEmpty() && three(set[0], set[1]) != three(set[1], set[0]);
		System.exit(so ? 0 : 1);
	}
}
JAVA
java -cp "$work/jars/*" "$work/Pairs.java"
