package org.demeanor.batch;

import java.util.List;
import java.util.Map;

/**
 * How a run was called, for run.json.
 *
 * @param command the command line as typed; empty if there was none
 * @param effective the options in force by name, from any source; empty if there was no command line
 */
public record Invocation(List<String> command, Map<String, String> effective) {

	/** A run that no command line started. */
	public static final Invocation NONE = new Invocation(List.of(), Map.of());

	public Invocation {
		command = List.copyOf(command);
		effective = Map.copyOf(effective);
	}
}
