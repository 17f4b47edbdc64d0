package org.demeanor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import picocli.CommandLine;

/** A command line as typed, and what came of it. */
record Run(int exitCode, String out, String err) {

	static Run demeanor(Object... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		String[] words = new String[arguments.length];
		for (int i = 0; i < words.length; i++)
			words[i] = arguments[i].toString();
		return new Run(commandLine.execute(words), out.toString(), err.toString());
	}
}
