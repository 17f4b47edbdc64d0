package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.Layout;
import org.demeanor.dataset.Selection;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A data set with known answers, and the folder of the results. */
public final class DataOptions {

	private static final int WITHOUT_NEUTRAL = 7;
	private static final int WITH_NEUTRAL = 8;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Parameters(paramLabel = "DIR", description = "The folder of the data set.")
	private Path folder;

	@Option(names = "--layout", paramLabel = "NAME", defaultValue = "ravdess",
			description = { "ravdess (emotion and actor from the file names) or folders (DIR/<label>/<file>);",
					"default ${DEFAULT-VALUE}" })
	private Layout layout;

	@Option(names = "--actors", paramLabel = "LIST", description = "Only these RAVDESS actors, e.g. 21-24 or 1,3,5-7.")
	private Actors actors;

	@Option(names = "--classes", paramLabel = "N", defaultValue = "7",
			description = "7 leaves neutral out, 8 counts it as calm; default ${DEFAULT-VALUE}")
	private int classes;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
	private Path out;

	@Mixin
	private JobsOption jobs;

	@Option(names = "--follow-links", description = "Follows links inside of the folder.")
	private boolean followLinks;

	@Option(names = "--skip-bad", description = "Skips and counts files that cannot be read.")
	private boolean skipBad;

	/** Checks the options, reads the data set and creates the folder of the results. */
	public DataSet read(boolean voice, boolean cropped) throws StageException {
		jobs.number();
		if (classes != WITHOUT_NEUTRAL && classes != WITH_NEUTRAL)
			throw new ParameterException(spec.commandLine(), "--classes must be 7 or 8");
		if (actors != null && layout != Layout.RAVDESS)
			throw new ParameterException(spec.commandLine(), "--actors needs --layout ravdess");
		DataSet data = layout.read(folder, new Selection(classes == WITH_NEUTRAL,
				Optional.ofNullable(actors).map(Actors::numbers), voice, cropped, followLinks, Optional.of(out)));
		data.leftOut().forEach((why, files) -> spec.commandLine().getErr()
				.println("left out: " + Counts.of(files, "file") + ": " + why));
		BatchRun.prepare(out);
		return data;
	}

	public Path folder() {
		return folder;
	}

	public Layout layout() {
		return layout;
	}

	public int classes() {
		return classes;
	}

	public Path out() {
		return out;
	}

	public int jobs() {
		return jobs.number();
	}

	public boolean skipBad() {
		return skipBad;
	}
}
