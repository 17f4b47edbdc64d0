#!/usr/bin/env bash
# ImageJ opens a table's code 03f as the number 3 and saves it so, and it saves times in milliseconds since 1970 with four digits.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), Java 17.0.15.
#
# `ResultsTable.open` takes each cell that Java's `Double.parseDouble` can read as a number, also in a column of texts. Java lets a number end
# in f or d (float, double) and reads 1e2 as 100. So the codes of women, 03f, become 3 and those of men, 03m, stay; 3, 03f and 3d are one
# code, and of groups 1a to 1f two become 1. Whole numbers from 13 digits on are saved with four: 1764527103123 becomes 1.765E12, and
# all rows of eleven days have one time. In memory the time is whole. No message comes.
#
# Hurt: whoever opens a CSV of participants, clips and scores in ImageJ or Fiji, adds to it and saves it: rows of two people become one person's,
# joins to other tables lose the women, and times cannot be set against triggers any more.
#
# Seen on 2026-11-30 (a table that is opened and saved, nothing else):
#   code           03f -> 3          1d -> 1
#   code           03m -> 03m        1c -> 1c
#   code           1e2 -> 100        S03f -> S03f
#   codes          6 different before: 03f 03m 1c 1d 1e2 3; 5 after: 03m 1 100 1c 3
#   times in ms    1764527103123 1764527103156 1764527103190 -> 1.765E12 1.765E12 1.765E12
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
cat > "$work/Codes.java" <<'JAVA'
import ij.measure.ResultsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

public class Codes {

	/** A column, after ImageJ has opened and saved the table. */
	static List<String> saved(Path folder, List<String> cells) throws Exception {
		Path before = folder.resolve("before.csv");
		Path after = folder.resolve("after.csv");
		Files.writeString(before, "clip,cell\n" + cells.stream().map(cell -> "x," + cell + "\n").collect(Collectors.joining()));
		ResultsTable.open(before.toString()).save(after.toString());
		return Files.readAllLines(after).stream().skip(1).map(line -> line.substring(2)).toList();
	}

	static String different(List<String> cells) {
		TreeSet<String> all = new TreeSet<>(cells);
		return all.size() + "%s " + String.join(" ", all);
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		List<String> pairs = List.of("03f", "1d", "03m", "1c", "1e2", "S03f");
		List<String> pairsAfter = saved(folder, pairs);
		for (int i = 0; i < pairs.size(); i += 2)
			System.out.printf("%-14s %-17s %s%n", "code", pairs.get(i) + " -> " + pairsAfter.get(i), pairs.get(i + 1) + " -> " + pairsAfter.get(i + 1));
		List<String> codes = List.of("03f", "03m", "1c", "1d", "1e2", "3");
		List<String> codesAfter = saved(folder, codes);
		System.out.printf("%-14s %s; %s%n", "codes", different(codes).formatted(" different before:"), different(codesAfter).formatted(" after:"));
		List<String> times = List.of("1764527103123", "1764527103156", "1764527103190");
		List<String> timesAfter = saved(folder, times);
		System.out.printf("%-14s %s -> %s%n", "times in ms", String.join(" ", times), String.join(" ", timesAfter));
		System.exit(pairsAfter.equals(List.of("3", "1", "03m", "1c", "100", "S03f")) && new TreeSet<>(codesAfter).size() == 5
				&& new TreeSet<>(timesAfter).size() == 1 ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/Codes.java" "$work"
