package org.demeanor.cli.command;

import java.util.List;

import org.demeanor.batch.ClipOutputs;
import org.demeanor.report.ClipOutput;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A flag for each optional file that a run can write for each clip. */
final class OutputFlags implements IModelTransformer {

	@Override
	public CommandSpec transform(CommandSpec command) {
		for (ClipOutput output : ClipOutputs.optional())
			output.flag().ifPresent(flag -> command.addOption(OptionSpec.builder(flag).type(boolean.class).initialValue(false)
					.description(output.description()).build()));
		return command;
	}

	/** The outputs that every run writes, and those that were asked for. */
	static List<ClipOutput> chosen(ParseResult parsed) {
		return ClipOutputs.ALL.stream()
				.filter(output -> output.always() || output.flag().isPresent()
						&& parsed.<Boolean>matchedOptionValue(output.flag().get(), false)).toList();
	}
}
