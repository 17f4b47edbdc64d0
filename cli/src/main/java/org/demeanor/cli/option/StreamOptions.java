package org.demeanor.cli.option;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.cli.word.EffectiveOptions;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Which options are about one stream, and which about both. They change nothing in a run without it, so asking for them is a
 * mistake. Limits are not among them: one that nothing reaches is kept.
 */
public final class StreamOptions {

	private static final Set<Modality> FACE = EnumSet.of(Modality.FACE);
	private static final Set<Modality> VOICE = EnumSet.of(Modality.VOICE);
	private static final Set<Modality> BOTH = EnumSet.allOf(Modality.class);

	/** The streams that an option needs, in the order in which mistakes are told. */
	private static final Map<String, Set<Modality>> NEEDED = new LinkedHashMap<>();

	static {
		for (String option : new String[] { "--annotate", "--video-track", "--sample-every", "--key-frames", "--frame-rule",
				"--detector", "--detector-model" })
			NEEDED.put(option, FACE);
		for (String option : new String[] { "--audio-track", "--channel" })
			NEEDED.put(option, VOICE);
		for (String option : new String[] { "--rule", "--fusion", "--fit" })
			NEEDED.put(option, BOTH);
	}

	private StreamOptions() {}

	/**
	 * Checks the options that a command has, wherever their values come from.
	 *
	 * @param streams that the command analyses
	 * @throws ParameterException if one of them needs another stream and has not its default value
	 */
	public static void check(CommandSpec command, Set<Modality> streams) {
		Map<String, String> values = EffectiveOptions.of(command);
		NEEDED.forEach((name, needed) -> {
			OptionSpec option = command.findOption(name);
			if (!streams.containsAll(needed) && option != null && isAsked(option, values.get(EffectiveOptions.key(option))))
				throw new ParameterException(command.commandLine(),
						name + " has no effect with --streams " + Modality.list(streams));
		});
	}

	/** @param value {@code null} for none */
	private static boolean isAsked(OptionSpec option, String value) {
		boolean flag = option.arity().max() == 0;
		return value != null && !value.equals(flag ? "false" : option.defaultValue());
	}
}
