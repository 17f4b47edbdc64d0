#!/usr/bin/env bash
# To Kendall's tau of Commons Math, and of Tablesaw, a missing rating is the highest rating there is.
#
# Versions: Apache Commons Math 3.6.1, Tablesaw 0.44.1 (tech.tablesaw:tablesaw-core), Java 17.0.15.
#
# `KendallsCorrelation` sorts the pairs as Java sorts doubles: NaN comes last, above all numbers and equal to itself. Each pair with a NaN then
# counts as one with a rating above the scale, and two of them as tied. `PearsonsCorrelation` of the same columns says NaN, and
# `SpearmansCorrelation` refuses them, so one expects an answer without NaN to be free of it. Tablesaw writes a missing cell as
# NaN and hands the columns over: `kendalls` of a table with empty cells gives this number. No message comes. The documentation tells how
# ties count, and nothing of NaN.
#
# Hurt: whoever reports the agreement of raters or of a net with raters in Java, where some clips were not rated: good agreement looks
# middling, and where the skipped clips are those that the other rater rates high, it looks better than it is.
#
# Seen on 2026-11-30 (400 made clips, two ratings from 1 to 5; missing second ratings; tau as told by both, and of the pairs that are whole):
#   none               0.556 0.556   0.556   (Pearson: 0.679)
#   a fifth at random  0.359 0.359   0.555   (Pearson: NaN)
#   the highest        0.706 0.706   0.483   (Pearson: NaN)
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
			<groupId>tech.tablesaw</groupId>
			<artifactId>tablesaw-core</artifactId>
			<version>0.44.1</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"
cat > "$work/Missing.java" <<'JAVA'
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import tech.tablesaw.api.DoubleColumn;

public class Missing {

	static final int CLIPS = 400;

	/** Tau-b of the pairs without NaN, counted pair by pair. */
	static double right(double[] first, double[] second) {
		int[] whole = IntStream.range(0, first.length).filter(clip -> !Double.isNaN(first[clip] + second[clip])).toArray();
		double sum = 0;
		double untiedFirst = 0;
		double untiedSecond = 0;
		for (int a : whole) {
			for (int b : whole) {
				double one = Math.signum(first[a] - first[b]);
				double other = Math.signum(second[a] - second[b]);
				sum += one * other;
				untiedFirst += one * one;
				untiedSecond += other * other;
			}
		}
		return sum / Math.sqrt(untiedFirst * untiedSecond);
	}

	public static void main(String[] none) {
		Random random = new Random(1);
		double[] first = new double[CLIPS];
		double[] second = new double[CLIPS];
		for (int clip = 0; clip < CLIPS; clip++) {
			first[clip] = 1 + random.nextInt(5);
			second[clip] = Math.max(1, Math.min(5, first[clip] + random.nextInt(5) - 2));
		}
		boolean[] skipped = new boolean[CLIPS];
		for (int clip = 0; clip < CLIPS; clip++) {
			skipped[clip] = random.nextInt(5) == 0;
		}
		boolean so = show("none", first, second, clip -> false) == 0;
		so &= show("a fifth at random", first, second, clip -> skipped[clip]) < -.1;
		so &= show("the highest", first, second, clip -> first[clip] == 5) > .05;
		System.exit(so ? 0 : 1);
	}

	static double show(String name, double[] first, double[] second, IntPredicate missing) {
		double[] kept = IntStream.range(0, CLIPS).mapToDouble(clip -> missing.test(clip) ? Double.NaN : second[clip]).toArray();
		double told = new KendallsCorrelation().correlation(first, kept);
		double table = DoubleColumn.create("first", first).kendalls(DoubleColumn.create("second", kept));
		double right = right(first, kept);
		double pearson = new PearsonsCorrelation().correlation(first, kept);
		System.out.printf(Locale.ROOT, "%-18s %.3f %.3f   %.3f   (Pearson: %.3f)%n", name, told, table, right, pearson);
		if (told != table || Double.isNaN(pearson) == name.equals("none")) {
			return Double.NaN;
		}
		return Math.abs(told - right) < 1e-9 ? 0 : told - right;
	}
}
JAVA
java -cp "$work/jars/*" "$work/Missing.java"
