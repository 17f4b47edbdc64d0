package org.demeanor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.demeanor.OtherPeoplesText;
import org.demeanor.analysis.ahead.AnalyzerAhead;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.cli.command.AdaptCommand;
import org.demeanor.cli.command.AnalyzeCommand;
import org.demeanor.cli.command.CommandLines;
import org.demeanor.cli.command.DoctorCommand;
import org.demeanor.cli.command.EvaluateCommand;
import org.demeanor.cli.command.ExitCode;
import org.demeanor.cli.command.FeaturesCommand;
import org.demeanor.cli.command.FuseCommand;
import org.demeanor.cli.command.MergeCommand;
import org.demeanor.cli.command.ModelsCommand;
import org.demeanor.cli.command.Version;
import org.demeanor.cli.command.WorkerOwner;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code demeanor}. */
@Command(name = "demeanor", description = "Reads emotion from faces and voices in video, sound and images.",
		mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class,
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:all well", "1:internal error", "2:usage error",
				"3:some inputs failed, their rows say why; or the run was stopped",
				"129, 130, 143:a further signal ended the run at once" })
final class Main implements Runnable, WorkerOwner {

	/** Options of analyze that need no workers. */
	private static final Set<String> WITHOUT_WORKERS = Set.of("--in-process", "--dry-run", "--help", "-h", "--version", "-V");

	/** In the order of the help. */
	private static final List<Class<?>> COMMANDS = List.of(AnalyzeCommand.class, MergeCommand.class, EvaluateCommand.class,
			AdaptCommand.class, FeaturesCommand.class, FuseCommand.class, ModelsCommand.class, DoctorCommand.class);

	/** Set by a launcher that calls again, with workers, unless this process ends with one of our exit codes plus 100. */
	private static final boolean SUPERVISED = Boolean.getBoolean("demeanor.supervised");
	private static final int ORDERLY = 100;

	private final WorkerStarter workers;
	private final Optional<AnalyzerAhead> supervised;

	@CommandLine.Spec
	private CommandLine.Model.CommandSpec spec;

	@Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "A file with options as properties, e.g. jobs=4. The environment works too: DEMEANOR_JOBS=4.")
	private Path config;

	@Option(names = "--log", paramLabel = "LEVEL", scope = ScopeType.INHERIT, defaultValue = "warning",
			description = "off, error, warning, info or debug; default ${DEFAULT-VALUE}")
	private void log(LogLevel level) {
		level.apply();
	}

	private Main(WorkerStarter workers, Optional<AnalyzerAhead> supervised) {
		this.workers = workers;
		this.supervised = supervised;
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
	}

	@Override
	public WorkerStarter workers() {
		return workers;
	}

	@Override
	public Optional<AnalyzerAhead> supervised() {
		return supervised;
	}

	public static void main(String[] args) {
		PrintWriter out = new PrintWriter(System.out, true);
		PrintWriter err = new PrintWriter(System.err, true);
		List<String> arguments = List.of(args);
		if (SUPERVISED) {
			AnalyzerAhead ahead = AnalyzerAhead.start(Runtime.getRuntime().availableProcessors());
			System.exit(ORDERLY + run(arguments, System.getenv(), ahead, out, err));
		}
		System.exit(run(arguments, System.getenv(), workers(arguments), out, err));
	}

	/**
	 * Runs a command line as typed, in an environment.
	 *
	 * @param workers for a command that analyses in them
	 */
	static int run(List<String> arguments, Map<String, String> environment, WorkerStarter workers, PrintWriter out,
			PrintWriter err) {
		return run(arguments, environment, new Main(workers, Optional.empty()), out, err);
	}

	/**
	 * As above, of a single input in this process. At the end nothing is being loaded: a process that ends meanwhile may crash,
	 * as ONNX Runtime then frees what the loading thread uses.
	 *
	 * @param ahead is closed
	 */
	static int run(List<String> arguments, Map<String, String> environment, AnalyzerAhead ahead, PrintWriter out, PrintWriter err) {
		try (ahead) {
			return run(arguments, environment, new Main(new WorkerStarter(Isolation.DEFAULT), Optional.of(ahead)), out, err);
		}
	}

	// -- Helper methods --

	private static int run(List<String> arguments, Map<String, String> environment, Main main, PrintWriter out, PrintWriter err) {
		CommandLine commandLine = CommandLines.of(main, commands(arguments, environment)).setOut(out).setErr(err);
		try {
			Configuration configuration = Configuration.read(commandLine, arguments, environment);
			commandLine.setDefaultValueProvider(configuration);
			return commandLine.execute(configuration.withFlags(commandLine, arguments).toArray(new String[0]));
		}
		catch (CommandLine.ParameterException mistake) {
			err.println("demeanor: " + OtherPeoplesText.line(mistake.getMessage()));
			return ExitCode.USAGE;
		}
	}

	/**
	 * The command that is meant, or all of them: reading the options of one from its annotations takes a hundredth of a second.
	 */
	private static List<Class<?>> commands(List<String> arguments, Map<String, String> environment) {
		if (arguments.isEmpty() || Configuration.isUsed(arguments, environment))
			return COMMANDS;
		String name = arguments.get(0) + "command";
		List<Class<?>> meant = COMMANDS.stream().filter(command -> command.getSimpleName().equalsIgnoreCase(name)).toList();
		return meant.isEmpty() ? COMMANDS : meant;
	}

	/** A worker takes as long to start as reading the command line. If one will be needed, both happen at once. */
	private static WorkerStarter workers(List<String> arguments) {
		return arguments.indexOf("analyze") == 0 && arguments.stream().noneMatch(WITHOUT_WORKERS::contains)
				? WorkerStarter.ahead(Isolation.DEFAULT, isReference(arguments)) : new WorkerStarter(Isolation.DEFAULT);
	}

	/** As far as can be seen before the options are read; if this is wrong, another worker is started. */
	private static boolean isReference(List<String> arguments) {
		return String.join("=", arguments).contains("--profile=reference");
	}
}
