package org.demeanor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.demeanor.StageException;
import org.demeanor.analysis.Profile;
import org.demeanor.evaluation.Layout;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code demeanor}. */
@Command(name = "demeanor", description = "Reads emotion from faces and voices in video, sound and images.",
		mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class,
		subcommands = { AnalyzeCommand.class, MergeCommand.class, EvaluateCommand.class, FeaturesCommand.class,
				FuseCommand.class, ModelsCommand.class, DoctorCommand.class },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:all well", "1:internal error", "2:usage error",
				"3:some inputs failed, their rows say why; or the run was stopped" })
final class Main implements Runnable {

	@CommandLine.Spec
	private CommandLine.Model.CommandSpec spec;

	@Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "Options as properties under the same names, e.g. jobs=4; also as DEMEANOR_JOBS=4.")
	private Path config;

	@Option(names = "--log", paramLabel = "LEVEL", scope = ScopeType.INHERIT, defaultValue = "warning",
			description = "off, error, warning, info or debug; default ${DEFAULT-VALUE}")
	private void log(LogLevel level) {
		level.apply();
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
	}

	public static void main(String[] args) {
		PrintWriter out = new PrintWriter(System.out, true);
		PrintWriter err = new PrintWriter(System.err, true);
		System.exit(run(List.of(args), System.getenv(), out, err));
	}

	/** A command line as typed, in an environment. */
	static int run(List<String> arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
		CommandLine commandLine = commandLine().setOut(out).setErr(err);
		try {
			Configuration configuration = Configuration.read(commandLine, arguments, environment);
			commandLine.setDefaultValueProvider(configuration);
			return commandLine.execute(configuration.withFlags(commandLine, arguments).toArray(new String[0]));
		}
		catch (CommandLine.ParameterException mistake) {
			err.println("demeanor: " + mistake.getMessage());
			return ExitCode.USAGE;
		}
	}

	static CommandLine commandLine() {
		CommandLine commandLine = new CommandLine(new Main());
		commandLine.registerConverter(Profile.class, new Choice<>(Profile.values(), Profile::label));
		commandLine.registerConverter(FrameRule.class, new Choice<>(FrameRule.values(), FrameRule::label));
		commandLine.registerConverter(StreamRule.class, new Choice<>(StreamRule.values(), StreamRule::label));
		commandLine.registerConverter(Layout.class, new Choice<>(Layout.values(), Layout::label));
		commandLine.registerConverter(Actors.class, new Actors.Converter());
		commandLine.registerConverter(Device.class, new Choice<>(Device.values(), Device::label));
		commandLine.registerConverter(Detector.class, new Choice<>(Detector.values(), Detector::label));
		commandLine.registerConverter(Streams.class, new Streams.Converter());
		commandLine.setExecutionExceptionHandler(Main::report);
		commandLine.setParameterExceptionHandler(Main::misuse);
		return commandLine;
	}

	/** One line: behind the help of all options it would be out of sight. */
	private static int misuse(CommandLine.ParameterException mistake, String[] arguments) {
		CommandLine command = mistake.getCommandLine();
		command.getErr().println("demeanor: " + mistake.getMessage().strip().replaceAll("\\s*\\R\\s*", " ") + "; see '"
				+ command.getCommandSpec().qualifiedName() + " --help'");
		return ExitCode.USAGE;
	}

	/** A user's mistake is one line; a fault of ours is a stack trace, for the report that we ask for. */
	private static int report(Exception failed, CommandLine commandLine, CommandLine.ParseResult parsed) {
		if (failed instanceof StageException mistake) {
			commandLine.getErr().println("demeanor: " + mistake.getMessage());
			return ExitCode.USAGE;
		}
		failed.printStackTrace(commandLine.getErr());
		commandLine.getErr().println("demeanor: this is a fault of Demeanor; please report it with the lines above");
		return ExitCode.INTERNAL;
	}
}
