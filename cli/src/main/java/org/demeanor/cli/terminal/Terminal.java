package org.demeanor.cli.terminal;

import java.io.Console;

/** Whether a person watches. */
public final class Terminal {

	private Terminal() {}

	/** Whether standard input and output are both a terminal. */
	public static boolean isInteractive() {
		Console console = System.console();
		return console != null && isTerminal(console);
	}

	/** Since Java 22 there may be a console without a terminal; that Java can tell, Java 17 has no such method. */
	private static boolean isTerminal(Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException before22) {
			return true;
		}
	}
}
