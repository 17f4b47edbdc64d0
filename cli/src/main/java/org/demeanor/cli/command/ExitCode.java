package org.demeanor.cli.command;

/** What the process says to the script that called it. */
public final class ExitCode {

	/** All well. */
	public static final int OK = 0;
	/** A fault of ours. */
	public static final int INTERNAL = 1;
	/** The command line, or a file that it names other than an input, cannot be used. */
	public static final int USAGE = 2;
	/** Some inputs failed, and their rows say why; or the run was stopped and can be resumed. */
	public static final int SOME_FAILED = 3;

	private ExitCode() {}
}
