package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.batch.input.InputList;
import org.demeanor.media.Limits;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The inputs to analyse. */
public final class InputOptions {

	private static final String STANDARD_INPUT = "-";

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Parameters(paramLabel = "INPUT", arity = "0..*",
			description = "Files, folders (searched for media) or globs; - reads them from standard input, one per line.")
	private List<String> inputs = new ArrayList<>();

	@Option(names = "--list", paramLabel = "FILE",
			description = "A file with further inputs, one per line; - is standard input.")
	private List<String> lists = new ArrayList<>();

	@Option(names = "--follow-links", description = "Follows links inside of searched folders. Whoever may write there then"
			+ " chooses what is read.")
	private boolean followLinks;

	/** Whether links that a search finds are followed. */
	public boolean followLinks() {
		return followLinks;
	}

	/**
	 * All inputs as typed, at least one.
	 *
	 * @param limits of the lists
	 * @throws StageException (stage media) if a list cannot be read, or if there are only lists and they name nothing
	 */
	public List<String> all(Limits limits) throws StageException {
		if (inputs.isEmpty() && lists.isEmpty())
			throw new ParameterException(spec.commandLine(), "name at least one INPUT or --list");
		if (inputs.stream().anyMatch(String::isBlank))
			throw new ParameterException(spec.commandLine(), "an INPUT is empty: it names no file or folder");
		List<String> all = new ArrayList<>();
		for (String input : inputs)
			if (input.equals(STANDARD_INPUT))
				all.addAll(InputList.read(System.in, limits));
			else
				all.add(input);
		for (String list : lists)
			all.addAll(list.equals(STANDARD_INPUT) ? InputList.read(System.in, limits)
					: InputList.read(Path.of(list), limits));
		if (all.isEmpty())
			throw new StageException(Stage.MEDIA, listNames(), "names no input");
		return all;
	}

	/** The message if nothing else was named. */
	private String listNames() {
		return Stream.concat(inputs.stream(), lists.stream())
				.map(list -> list.equals(STANDARD_INPUT) ? "standard input" : list).distinct()
				.collect(Collectors.joining(", "));
	}
}
