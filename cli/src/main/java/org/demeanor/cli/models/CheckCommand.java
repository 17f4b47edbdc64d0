package org.demeanor.cli.models;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.bundling.ScoreCheck;
import org.demeanor.model.ModelStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demeanor models check}: compares a net's scores with those of its own code. */
@Command(name = "check", description = "Compares a net's scores with those that its own code gave for the same crops or sounds.")
public final class CheckCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "DIR", description = "The folder of the bundle. Its net is run, as with --trust-models.")
	private Path folder;

	@Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the bundle.")
	private String name;

	@Option(names = "--crops", paramLabel = "DIR", description = "Pictures that are faces already, for a face net.")
	private Path crops;

	@Option(names = "--sounds", paramLabel = "DIR", description = "Sounds of a window at most, for a voice net.")
	private Path sounds;

	@Option(names = "--scores", required = true, paramLabel = "CSV",
			description = { "What its own code gave: a column 'file', and one for each label and further output;",
					"probabilities or logits." })
	private Path scores;

	@Option(names = "--within", paramLabel = "X", defaultValue = "0.001", description = "The difference allowed; default ${DEFAULT-VALUE}")
	private double within;

	@Override
	public Integer call() throws StageException {
		if (crops == null == (sounds == null))
			throw new ParameterException(spec.commandLine(), "needs --crops or --sounds");
		ScoreCheck check = ScoreCheck.of(ModelStore.of(folder), name, crops == null ? sounds : crops, scores);
		boolean same = check.difference() <= within;
		spec.commandLine().getOut().printf(Locale.ROOT, "%s: %s, largest difference %.2e (%s): %s%n", name,
				Counts.of(check.files(), "file"), check.difference(), check.where(), same ? "the same preprocessing"
						: "more than " + within + "; its preprocessing or labels are not the same");
		return same ? 0 : 3;
	}
}
