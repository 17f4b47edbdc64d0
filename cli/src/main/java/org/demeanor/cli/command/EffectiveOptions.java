package org.demeanor.cli.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that a command runs with, wherever each came from: the command line, the environment, a file, a default. */
final class EffectiveOptions {

	private EffectiveOptions() {}

	/** By name without dashes; those without a value are left out. */
	static Map<String, String> of(CommandSpec command) {
		Map<String, String> options = new TreeMap<>();
		for (OptionSpec option : command.options())
			if (!option.usageHelp() && !option.versionHelp()) {
				List<String> words = option.originalStringValues();
				Object value = words.isEmpty() ? defaultValue(command, option) : String.join(",", words);
				if (value != null)
					options.put(option.longestName().replaceFirst("^-+", ""), value.toString());
			}
		return options;
	}

	/** As a word, as the environment or a file has it; else as the option's own declaration has it. */
	private static Object defaultValue(CommandSpec command, OptionSpec option) {
		try {
			String elsewhere = command.defaultValueProvider() == null ? null : command.defaultValueProvider().defaultValue(option);
			return elsewhere != null ? elsewhere : option.defaultValue() != null ? option.defaultValue() : option.getValue();
		}
		catch (Exception never) {
			throw new IllegalStateException(never);
		}
	}
}
