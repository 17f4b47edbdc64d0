package org.demeanor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;

/** A command line as typed, with its exit code and output. */
record Run(int exitCode, String out, String err) {

	static Run demeanor(Object... arguments) {
		return in(Map.of(), arguments);
	}

	/** Runs it in an environment of the test's own. */
	static Run in(Map<String, String> environment, Object... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		List<String> words = Arrays.stream(arguments).map(Object::toString).toList();
		int exitCode = Main.run(words, environment, new WorkerStarter(Isolation.DEFAULT), new PrintWriter(out, true),
				new PrintWriter(err, true));
		return new Run(exitCode, out.toString(), err.toString());
	}
}
