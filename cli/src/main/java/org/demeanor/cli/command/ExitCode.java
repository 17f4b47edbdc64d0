package org.demeanor.cli.command;

/** The exit codes, for scripts. */
public final class ExitCode {

	/** All well. */
	public static final int OK = 0;
	/** A fault of ours. */
	public static final int INTERNAL = 1;
	/** The command line cannot be used, or a file that it names besides the inputs. */
	public static final int USAGE = 2;
	/** Some inputs failed, and their rows say why; or the run was stopped and can be resumed. */
	public static final int SOME_FAILED = 3;

	private ExitCode() {}
}
