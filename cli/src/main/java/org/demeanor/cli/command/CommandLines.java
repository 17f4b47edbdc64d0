package org.demeanor.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.CancelledException;
import org.demeanor.Modality;
import org.demeanor.OtherPeoplesText;
import org.demeanor.StageException;
import org.demeanor.adapt.LabelLayout;
import org.demeanor.analysis.DetectorType;
import org.demeanor.analysis.Profile;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.cli.option.Actors;
import org.demeanor.cli.option.Streams;
import org.demeanor.cli.word.Choice;
import org.demeanor.cli.word.Misspelling;
import org.demeanor.cli.word.Words;
import org.demeanor.dataset.Layout;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.report.peer.FaceFormat;

import picocli.CommandLine;

/** How all commands read their options and report errors. */
public final class CommandLines {

	private CommandLines() {}

	/**
	 * @param command annotated for picocli
	 * @param subcommands of it, too
	 */
	public static CommandLine of(Object command, List<Class<?>> subcommands) {
		CommandLine commandLine = new CommandLine(command);
		// Each is added by itself, or picocli leaves out what transforms its options.
		subcommands.forEach(subcommand -> commandLine.addSubcommand(new CommandLine(subcommand)));
		commandLine.registerConverter(Profile.class, new Choice<>(Profile.values(), Profile::label));
		commandLine.registerConverter(FrameRule.class, new Choice<>(FrameRule.values(), FrameRule::label));
		commandLine.registerConverter(FaceFormat.class, new Choice<>(FaceFormat.values(), FaceFormat::label));
		commandLine.registerConverter(StreamRule.class, new Choice<>(StreamRule.values(), StreamRule::label));
		commandLine.registerConverter(CalibrationMode.class, new Choice<>(CalibrationMode.values(), CalibrationMode::label));
		commandLine.registerConverter(Layout.class, new Choice<>(Layout.values(), Layout::label));
		commandLine.registerConverter(LabelLayout.class, new Choice<>(LabelLayout.values(), LabelLayout::label));
		commandLine.registerConverter(Modality.class, new Choice<>(Modality.values(), Modality::label));
		commandLine.registerConverter(Actors.class, new Actors.Converter());
		commandLine.registerConverter(Device.class, new Choice<>(Device.values(), Device::label));
		commandLine.registerConverter(DetectorType.class,
				new Choice<>(DetectorType.ALL.toArray(DetectorType[]::new), DetectorType::name));
		commandLine.registerConverter(int.class, Words::wholeNumber);
		commandLine.registerConverter(Integer.class, Words::wholeNumber);
		commandLine.registerConverter(Path.class, Words::path);
		commandLine.registerConverter(Streams.class, new Streams.Converter());
		// A stranger's file called @name, which a shell's glob names, would otherwise be read as options.
		commandLine.setExpandAtFiles(false);
		// Values keep their ${...}; the help, which is printed after parsing, needs it replaced.
		commandLine.setInterpolateVariables(false);
		commandLine.setExecutionStrategy(parsed -> {
			commandLine.setInterpolateVariables(true);
			return new CommandLine.RunLast().execute(parsed);
		});
		commandLine.setExecutionExceptionHandler(CommandLines::report);
		commandLine.setParameterExceptionHandler(CommandLines::misuse);
		return commandLine;
	}

	/** One line: after the help of all options nobody would see it. */
	private static int misuse(CommandLine.ParameterException mistake, String[] arguments) {
		CommandLine command = mistake.getCommandLine();
		String message = OtherPeoplesText.line(unknown(mistake).orElseGet(mistake::getMessage).strip().replaceAll("\\s*\\R\\s*", " "));
		command.getErr().println("demeanor: " + message + (message.endsWith("?") ? " See '" : "; see '")
				+ command.getCommandSpec().qualifiedName() + " --help'");
		return ExitCode.USAGE;
	}

	/** The first word that is no option or command, with the nearest one. A missing option may be the one that was misspelt. */
	private static Optional<String> unknown(CommandLine.ParameterException mistake) {
		CommandLine command = mistake.getCommandLine();
		if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched)
			return unknown(unmatched);
		return mistake instanceof CommandLine.MissingParameterException && !command.getUnmatchedArguments().isEmpty()
				? unknown(new CommandLine.UnmatchedArgumentException(command, command.getUnmatchedArguments())) : Optional.empty();
	}

	private static Optional<String> unknown(CommandLine.UnmatchedArgumentException unmatched) {
		String kind = unmatched.isUnknownOption() ? "option" : unmatched.getCommandLine().getSubcommands().isEmpty() ? "word" : "command";
		String typed = unmatched.getUnmatched().get(0);
		String nearest = unmatched.getSuggestions().stream().filter(word -> Misspelling.isLikely(typed, word)).findFirst()
				.map(word -> "; did you mean '" + word + "'?").orElse("");
		return Optional.of("unknown " + kind + " '" + typed + "'" + nearest);
	}

	/** A user's mistake is one line, and so is what a user stopped. A fault of ours is a stack trace, for the report that we ask for. */
	private static int report(Exception failed, CommandLine commandLine, CommandLine.ParseResult parsed) {
		if (failed instanceof StageException mistake) {
			commandLine.getErr().println("demeanor: " + mistake.getMessage());
			return mistake instanceof CancelledException ? ExitCode.SOME_FAILED : ExitCode.USAGE;
		}
		failed.printStackTrace(commandLine.getErr());
		commandLine.getErr().println("demeanor: this is a fault of Demeanor; please report it with the lines above");
		return ExitCode.INTERNAL;
	}
}
