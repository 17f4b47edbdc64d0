package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ij.plugin.frame.Recorder;

/** ImageJ's own recorder. A key that it finds in what it has opens a message that waits for the user: the test would not end. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DESKTOP", matches = "true", disabledReason = "needs a display")
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecorderIT {

	private Recorder recorder;

	@BeforeEach
	void open() {
		recorder = new Recorder(false);
	}

	@AfterEach
	void close() {
		Recorder.record = false;
		recorder.dispose();
	}

	@ParameterizedTest
	@EnumSource
	void whatADialogRecordsIsReadBackAsItsAnswers(MenuEntry entry) throws Exception {
		Map<String, Object> answers = new HashMap<>();
		for (Option option : entry.options())
			answers.put(option.key(), switch (option.kind()) {
				case INTEGER -> 7;
				case NUMBER -> 1.5;
				case SWITCH -> !(Boolean) option.initial();
				case FILE, FOLDER -> "/two words/" + option.key();
				case WORD -> option.choices().isEmpty() ? "two words" : option.choices().get(option.choices().size() - 1);
			});
		Recorder.setCommand(entry.label());
		OptionsDialog.record(entry.options(), answers);
		OptionValues read = OptionValues.ofMacro(recorded(entry), entry.options());
		for (Option option : entry.options())
			assertThat(value(read, option)).as(option.key()).isEqualTo(answers.get(option.key()));
	}

	/** ImageJ2 records the inputs of a Command in their order. */
	@ParameterizedTest
	@EnumSource
	void whatImageJ2RecordsHasNoKeyTwice(MenuEntry entry) {
		Recorder.setCommand(entry.label());
		for (Option option : entry.options())
			Recorder.recordOption(option.key(), "x" + option.initial());
		List<String> keys = Arrays.stream(recorded(entry).trim().split(" ")).map(word -> word.replaceAll("=.*", "")).toList();
		assertThat(keys).filteredOn(key -> !key.isEmpty()).containsExactlyElementsOf(entry.options().stream().map(Option::key).toList());
	}

	private static Object value(OptionValues values, Option option) {
		return switch (option.kind()) {
			case INTEGER -> values.integer(option.key());
			case NUMBER -> values.number(option.key());
			case SWITCH -> values.flag(option.key());
			case WORD, FILE, FOLDER -> values.text(option.key());
		};
	}

	/** The options of the line that the recorder writes. */
	private String recorded(MenuEntry entry) {
		Recorder.saveCommand();
		String line = recorder.getText().lines().filter(some -> some.startsWith("run(\"" + entry.label() + "\""))
				.reduce((first, last) -> last).orElseThrow(() -> new AssertionError(recorder.getText()));
		String start = "run(\"" + entry.label() + "\", \"";
		return line.startsWith(start) ? line.substring(start.length(), line.length() - "\");".length()) : "";
	}
}
