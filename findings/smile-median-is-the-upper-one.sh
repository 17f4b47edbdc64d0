#!/usr/bin/env bash
# Smile's median of an even number of values is the upper one of the two in the middle: of two raters it is always the higher rating.
#
# Versions: Smile 3.1.1 (com.github.haifengl:smile-core), Java 17.0.15. Smile 6.3.0 does the same on Java 25.
#
# `MathEx.median` and `QuickSelect.median`, "find the median of an array", give the element with the index n / 2 of the sorted values. For an
# even n that is the upper middle, where the median is the mean of both. `MathEx.mad`, the median distance from the median, takes it twice. Of
# many values the error is small. Of few it is large and always upward: the median of 2 values is their maximum, of 4 the second
# highest. Odd numbers are right. No message comes.
#
# Hurt: whoever merges the ratings of an even number of people, or of few frames or clips, in Java: valence and arousal come out too high, by 0.3 of
# the spread of ratings for four raters, and groups with three and with four raters cannot be compared.
#
# Seen on 2026-11-30 (10,000 made clips with ratings from a normal distribution about 0, spread 1; mean of the clips' medians, by Smile and by
# sorting; the same of their median distances):
#   2 raters     0.56   0.00     1.12   0.56
#   3 raters    -0.00  -0.00     0.45   0.45
#   4 raters     0.29  -0.00     0.81   0.49
#   5 raters     0.00   0.00     0.56   0.56
#   6 raters     0.20   0.00     0.74   0.57
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
			<groupId>com.github.haifengl</groupId>
			<artifactId>smile-core</artifactId>
			<version>3.1.1</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"
cat > "$work/Median.java" <<'JAVA'
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import smile.math.MathEx;

public class Median {

	static final int CLIPS = 10_000;

	static double median(double[] values) {
		double[] sorted = DoubleStream.of(values).sorted().toArray();
		int half = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	static double distance(double[] values) {
		double middle = median(values);
		return median(DoubleStream.of(values).map(value -> Math.abs(value - middle)).toArray());
	}

	static double mean(double[][] clips, ToDoubleFunction<double[]> of) {
		return Arrays.stream(clips).mapToDouble(clip -> of.applyAsDouble(clip.clone())).average().orElseThrow();
	}

	public static void main(String[] none) {
		boolean so = true;
		for (int raters = 2; raters <= 6; raters++) {
			Random random = new Random(1);
			double[][] clips = new double[CLIPS][raters];
			Arrays.stream(clips).forEach(clip -> Arrays.setAll(clip, rater -> random.nextGaussian()));
			double told = mean(clips, MathEx::median);
			double right = mean(clips, Median::median);
			double toldDistance = mean(clips, MathEx::mad);
			double rightDistance = mean(clips, Median::distance);
			System.out.printf(Locale.ROOT, "%d raters   %6.2f %6.2f   %6.2f %6.2f%n", raters, told, right, toldDistance, rightDistance);
			boolean odd = raters % 2 == 1;
			so &= odd ? told == right && toldDistance == rightDistance : told - right > .15 && toldDistance - rightDistance > .05;
		}
		System.exit(so ? 0 : 1);
	}
}
JAVA
java -cp "$work/jars/*" "$work/Median.java"
