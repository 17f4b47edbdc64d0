package org.demeanor.cli.word;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that a command runs with, from any source: the command line, the environment, a file, a default. */
public final class EffectiveOptions {

	private EffectiveOptions() {}

	/** By name without dashes; options without a value are left out. */
	public static Map<String, String> of(CommandSpec command) {
		Map<String, String> options = new TreeMap<>();
		for (OptionSpec option : command.options())
			if (!option.usageHelp() && !option.versionHelp()) {
				List<String> words = option.originalStringValues();
				Object value = words.isEmpty() ? defaultValue(command, option) : String.join(",", words);
				if (value != null)
					options.put(key(option), value.toString());
			}
		return options;
	}

	/** An option's name without dashes. */
	public static String key(OptionSpec option) {
		return option.longestName().replaceFirst("^-+", "");
	}

	/** As the word in the environment or file; else as the option's declaration gives it. */
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
