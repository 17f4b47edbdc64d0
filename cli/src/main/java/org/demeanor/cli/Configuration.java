package org.demeanor.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.demeanor.cli.word.EffectiveOptions;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.PlainText;

import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from outside of the command line, under the same names: {@code jobs=4} in the file of {@code --config},
 * {@code DEMEANOR_JOBS=4} in the environment. The command line wins over the environment, and the environment over the
 * file.
 */
final class Configuration implements IDefaultValueProvider {

	private static final String OPTION = "--config";
	private static final String PREFIX = "DEMEANOR_";
	/** Variables that the launcher and the project's own tests read; they are not options. */
	private static final Set<String> OTHER_VARIABLES = Set.of("DEMEANOR_JAVA_OPTS", "DEMEANOR_DATA", "DEMEANOR_DESKTOP");
	/** After it picocli takes every word for an input. */
	private static final String END_OF_OPTIONS = "--";
	/** A net is code that runs, so only the person who types the command may vouch for it. */
	private static final Set<String> TYPED_ONLY = Set.of("trust-models");

	private final Map<String, String> environment;
	private final Properties file = new Properties();

	private Configuration(Map<String, String> environment) {
		this.environment = environment;
	}

	/** Whether anything comes from outside of the command line. */
	static boolean isUsed(List<String> arguments, Map<String, String> environment) {
		return valueOf(options(arguments)) != null || environment.keySet().stream().anyMatch(Configuration::isOption);
	}

	/**
	 * @param arguments as typed
	 * @throws ParameterException if the file cannot be read, or if it or the environment names something that is not an
	 *        option, or an option that only the command line may have
	 */
	static Configuration read(CommandLine commandLine, List<String> arguments, Map<String, String> environment) {
		Configuration configuration = new Configuration(environment);
		Set<String> known = optionNames(commandLine);
		for (String variable : new TreeSet<>(environment.keySet()))
			if (isOption(variable))
				check(commandLine, variable, key(variable), known);
		String path = valueOf(options(arguments));
		path = path == null ? environment.get(PREFIX + "CONFIG") : path;
		if (path == null)
			return configuration;
		try {
			configuration.file.load(new StringReader(PlainText.decodeExactly(Files.readAllBytes(Path.of(path)))));
		}
		catch (CharacterCodingException foreign) {
			throw new ParameterException(commandLine, path + ": " + PlainText.FOREIGN);
		}
		catch (IOException unreadable) {
			throw new ParameterException(commandLine, path + ": cannot be read as properties: " + AtomicFile.words(unreadable));
		}
		catch (IllegalArgumentException unreadable) {
			throw new ParameterException(commandLine, path + ": cannot be read as properties: " + unreadable.getMessage());
		}
		for (String key : new TreeSet<>(configuration.file.stringPropertyNames()))
			check(commandLine, path + ": '" + key + "'", key, known);
		return configuration;
	}

	/** The value of an option that takes one. {@link #withFlags} handles flags. */
	@Override
	public String defaultValue(ArgSpec argument) {
		return argument instanceof OptionSpec option && !isFlag(option) ? value(EffectiveOptions.key(option)) : null;
	}

	/**
	 * The arguments with the flags that the file or the environment switches on. (As default values, naming them on the
	 * command line would switch them off: a named flag is the opposite of its default.)
	 *
	 * @throws ParameterException if a flag's value is neither true nor false
	 */
	List<String> withFlags(CommandLine commandLine, List<String> arguments) {
		List<String> all = new ArrayList<>(arguments);
		int place = command(commandLine, arguments);
		if (place == arguments.size())
			return all;
		CommandLine command = commandLine.getSubcommands().get(arguments.get(place));
		List<String> typed = options(arguments);
		for (OptionSpec option : command.getCommandSpec().options())
			if (isFlag(option) && !option.usageHelp() && !option.versionHelp()
					&& isOn(commandLine, EffectiveOptions.key(option)) && Arrays.stream(option.names()).noneMatch(typed::contains))
				all.add(place + 1, option.longestName());
		return all;
	}

	// -- Helper methods --

	private String value(String key) {
		return environment.getOrDefault(variable(key), file.getProperty(key));
	}

	/** Whether a flag is switched on. A word such as "yes" or "1" is a mistake: nobody guesses what it means. */
	private boolean isOn(CommandLine commandLine, String key) {
		String value = value(key);
		if (value == null || value.strip().equalsIgnoreCase("false"))
			return false;
		if (value.strip().equalsIgnoreCase("true"))
			return true;
		String subject = environment.containsKey(variable(key)) ? variable(key) : "option " + key;
		throw new ParameterException(commandLine, subject + " is '" + value + "', neither true nor false");
	}

	/** The place of the command's name, behind options that stand before it; the number of arguments if there is none. */
	private static int command(CommandLine commandLine, List<String> arguments) {
		int place = 0;
		while (place < arguments.size() && !commandLine.getSubcommands().containsKey(arguments.get(place))) {
			OptionSpec option = commandLine.getCommandSpec().findOption(arguments.get(place));
			place += option == null || isFlag(option) ? 1 : 2;
		}
		return Math.min(place, arguments.size());
	}

	private static String variable(String key) {
		return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
	}

	private static boolean isOption(String variable) {
		return variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable);
	}

	/** The option that a variable of the environment means. */
	private static String key(String variable) {
		return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void check(CommandLine commandLine, String subject, String key, Set<String> known) {
		if (!known.contains(key))
			throw new ParameterException(commandLine, subject + " is not an option");
		if (TYPED_ONLY.contains(key))
			throw new ParameterException(commandLine, subject + " counts only on the command line");
	}

	/** The arguments that may be options. */
	private static List<String> options(List<String> arguments) {
		int end = arguments.indexOf(END_OF_OPTIONS);
		return end < 0 ? arguments : arguments.subList(0, end);
	}

	private static boolean isFlag(OptionSpec option) {
		return option.arity().max() == 0;
	}

	private static Set<String> optionNames(CommandLine commandLine) {
		Set<String> names = new HashSet<>();
		for (CommandLine command : commandLine.getSubcommands().values())
			for (OptionSpec option : command.getCommandSpec().options())
				names.add(EffectiveOptions.key(option));
		return names;
	}

	private static String valueOf(List<String> arguments) {
		for (int i = 0; i < arguments.size(); i++) {
			if (arguments.get(i).startsWith(OPTION + "="))
				return arguments.get(i).substring(OPTION.length() + 1);
			if (arguments.get(i).equals(OPTION) && i + 1 < arguments.size())
				return arguments.get(i + 1);
		}
		return null;
	}
}
