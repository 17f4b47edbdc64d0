#!/usr/bin/env bash
# Smile's macro averages count classes that do not exist: of labels 1 to 7 all of them come out an eighth too low.
#
# Versions: Smile 6.3.0 (com.github.haifengl:smile-core), scikit-learn 1.9.1, NumPy 2.4.6, Python 3.11, Java 25.
#
# `Precision`, `Recall` and `FScore` with `Averaging.Macro` divide the sum over classes by the largest label plus one. A number that is
# nobody's label is a class with a score of 0 to them. So labels that begin at 1, or have a hole because a class was left out, lower every
# macro average, and so does a class that this test set lacks. A perfect prediction then scores 7/8. No warning comes. Micro and weighted
# averages are right with any labels, so a glance at these shows nothing.
#
# Hurt: whoever scores faces in Java by macro F1 or unweighted recall, the usual measure for emotions: RAF-DB counts from 1, neutral is often
# left out, and figures are set beside those of papers.
#
# Seen on 2026-11-30 (800 made answers for seven emotions; macro recall, macro F1, weighted F1; Smile, then scikit-learn):
#   labels 0 to 6              0.606 0.606   0.588 0.588   0.617 0.617
#   labels 1 to 7              0.531 0.606   0.515 0.588   0.617 0.617
#   labels 1 to 7, all right   0.875 1.000   0.875 1.000   1.000 1.000
#   labels 0 to 6, 3 left out  0.561 0.655   0.545 0.636   0.667 0.667
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK 25 or newer, and Maven.
set -euo pipefail
for jdk in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" /usr/lib/jvm/*; do
    if [ -x "$jdk/bin/javac" ] && [ "$("$jdk/bin/javac" -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 25 ]; then break; fi
    jdk=
done
[ -n "$jdk" ] || { echo "No JDK 25 or newer was found." >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q scikit-learn==1.9.1 numpy==2.4.6
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
			<version>6.3.0</version>
		</dependency>
	</dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"
cat > "$work/Macro.java" <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;

import smile.validation.metric.Averaging;
import smile.validation.metric.FScore;
import smile.validation.metric.Recall;

public class Macro {

	public static void main(String[] files) throws Exception {
		for (String file : files) {
			int[][] pairs = Files.lines(Path.of(file)).map(line -> line.split(" "))
					.map(pair -> new int[] { Integer.parseInt(pair[0]), Integer.parseInt(pair[1]) }).toArray(int[][]::new);
			int[] truth = new int[pairs.length];
			int[] answer = new int[pairs.length];
			for (int row = 0; row < pairs.length; row++) {
				truth[row] = pairs[row][0];
				answer[row] = pairs[row][1];
			}
			System.out.println(Recall.of(truth, answer, Averaging.Macro) + " " + FScore.of(truth, answer, 1, Averaging.Macro) + " "
					+ FScore.of(truth, answer, 1, Averaging.Weighted));
		}
	}
}
JAVA
cat > "$work/check.py" <<'PY'
import subprocess
import sys

import numpy as np
from sklearn.metrics import f1_score, recall_score

work, java = sys.argv[1:]
random = np.random.default_rng(0)
truth = random.choice(7, 800, p=[.3, .2, .15, .1, .1, .1, .05])
answer = np.where(random.random(800) < .45, random.integers(0, 7, 800), truth)
without = (truth != 3) & (answer != 3)
SETS = {"labels 0 to 6": (truth, answer), "labels 1 to 7": (truth + 1, answer + 1), "labels 1 to 7, all right": (truth + 1, truth + 1),
        "labels 0 to 6, 3 left out": (truth[without], answer[without])}
files = [f"{work}/{number}.txt" for number in range(len(SETS))]
for file, pair in zip(files, SETS.values()):
    np.savetxt(file, np.column_stack(pair), "%d")
said = subprocess.run([java, "-cp", f"{work}/jars/*", f"{work}/Macro.java", *files], capture_output=True, text=True, check=True).stdout
so = True
for (name, pair), line in zip(SETS.items(), said.splitlines()):
    smile = np.array([float(value) for value in line.split()])
    right = np.array([recall_score(*pair, average="macro"), f1_score(*pair, average="macro"), f1_score(*pair, average="weighted")])
    print(f"{name:27}" + "   ".join(f"{a:.3f} {b:.3f}" for a, b in zip(smile, right)))
    classes = len(np.unique(pair))
    lower = classes / (max(pair[0].max(), pair[1].max()) + 1)
    so &= np.allclose(smile, right * [lower, lower, 1]) and (lower == 1) == (name == "labels 0 to 6")
sys.exit(0 if so else 1)
PY
"$work/venv/bin/python" "$work/check.py" "$work" "$jdk/bin/java"
