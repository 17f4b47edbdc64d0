package org.demeanor.cli.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many clips are in hand at once. */
public final class JobsOption {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
			description = "Clips in hand at once; default ${DEFAULT-VALUE}")
	private int jobs;

	/** The number, at least 1. */
	public int number() {
		if (jobs < 1)
			throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
		return jobs;
	}
}
