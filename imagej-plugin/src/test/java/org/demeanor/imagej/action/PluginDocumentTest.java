package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.demeanor.analysis.DetectorType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.macro.ExtensionDescriptor;

/** The plugin's README names every entry, macro key and function, and none that is not there. */
class PluginDocumentTest {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z]+`(?:, `[a-z]+`)*) \\| ([^|]*)\\|");

	private static final Pattern FUNCTION = Pattern.compile("(?m)^\\| `Ext\\.(\\w+)\\(");

	private String document;

	@BeforeEach
	void read() throws IOException {
		document = Files.readString(Path.of("README.md"));
	}

	@Test
	void entries() {
		for (MenuEntry entry : MenuEntry.values())
			assertThat(document).contains("| " + entry.label() + " |");
	}

	/** The window of the menu itself and the sample explain themselves. */
	@Test
	void theHelpTellsOfEveryEntryAndEveryDetector() {
		for (MenuEntry entry : MenuEntry.values())
			if (entry != MenuEntry.HELP && entry != MenuEntry.SAMPLE)
				assertThat(Help.html()).contains(entry.label());
		for (DetectorType detector : DetectorType.ALL)
			if (detector.needsModel())
				assertThat(Help.html()).containsIgnoringCase(detector.name());
	}

	@Test
	void keysAndTheirDefaults() {
		Set<String> there = new TreeSet<>();
		for (MenuEntry entry : MenuEntry.values())
			for (Option option : entry.options())
				there.add(option.key() + " = " + option.initial());
		Set<String> documented = new TreeSet<>();
		ROW.matcher(document).results().forEach(row -> {
			String[] keys = row.group(1).replace("`", "").split(", ");
			String[] defaults = row.group(2).replace("`", "").trim().split(keys.length == 1 ? "\n" : ", ");
			for (int i = 0; i < keys.length; i++)
				documented.add(keys[i] + " = " + defaults[i]);
		});
		assertThat(documented).isEqualTo(there);
	}

	@Test
	void functions() {
		Set<String> there = new TreeSet<>();
		for (ExtensionDescriptor function : new DemeanorExtensions().getExtensionFunctions())
			there.add(function.name);
		Set<String> documented = new TreeSet<>();
		FUNCTION.matcher(document).results().forEach(row -> documented.add(row.group(1)));
		assertThat(documented).isEqualTo(there);
	}
}
