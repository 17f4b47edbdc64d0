package org.demeanor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Copies what another process and its libraries print about files from anywhere: lines that no terminal obeys, and not too many. */
public final class OtherPeoplesLog {

	static final int MOST_LINES = 1000;
	private static final int MOST_BYTES = 2000;
	/** Java says so at every start with its vectors, and knows no way to keep it quiet. */
	private static final String NO_NEWS = "WARNING: Using incubator modules: jdk.incubator.vector";

	private final InputStream from;
	private final PrintStream to;

	/**
	 * @param from another process
	 * @param to where this process prints
	 */
	public OtherPeoplesLog(InputStream from, PrintStream to) {
		this.from = new BufferedInputStream(from);
		this.to = to;
	}

	/** Reads to the end; what is beyond the limits is read and not copied, so that the worker can go on. */
	public void copy() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int lines = 0;
		boolean rest = false;
		for (int one = from.read(); one >= 0; one = from.read()) {
			boolean end = one == '\n';
			if (!end && !rest)
				line.write(one);
			if (!rest && (end || line.size() == MOST_BYTES)) {
				lines++;
				print(line, lines);
			}
			rest = !end && (rest || line.size() == MOST_BYTES);
			if (end || rest)
				line.reset();
		}
		if (line.size() > 0)
			print(line, lines + 1);
	}

	private void print(ByteArrayOutputStream line, int number) {
		String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
		if (text.equals(NO_NEWS))
			return;
		if (number <= MOST_LINES)
			to.println(OtherPeoplesText.line(text));
		else if (number == MOST_LINES + 1)
			to.println("further lines are left out");
	}
}
