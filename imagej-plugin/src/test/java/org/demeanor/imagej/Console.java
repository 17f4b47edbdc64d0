package org.demeanor.imagej;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** ImageJ's output without a display: it prints messages and the log. */
public final class Console {

	private Console() {}

	public static String of(Runnable action) {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		PrintStream out = System.out;
		PrintStream err = System.err;
		try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
			System.setOut(both);
			System.setErr(both);
			action.run();
		}
		finally {
			System.setOut(out);
			System.setErr(err);
		}
		return said.toString(StandardCharsets.UTF_8).strip();
	}
}
