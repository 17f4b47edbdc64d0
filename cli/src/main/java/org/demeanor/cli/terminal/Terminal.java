package org.demeanor.cli.terminal;

import java.io.Console;

/** Whether a person is watching. */
public final class Terminal {

	private Terminal() {}

	/** Whether standard input and output are both a terminal. */
	public static boolean isInteractive() {
		Console console = System.console();
		return console != null && isTerminal(console);
	}

	/** From Java 22 on there may be a console without a terminal. That Java has a method to ask, Java 17 has none. */
	private static boolean isTerminal(Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException before22) {
			return true;
		}
	}
}
