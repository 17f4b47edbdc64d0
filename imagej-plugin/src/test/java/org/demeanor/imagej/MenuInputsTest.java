package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.Option;
import org.demeanor.imagej.action.OptionValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandService;
import org.scijava.module.DefaultMutableModule;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

import ij.IJ;
import ij.Macro;
import ij.plugin.frame.Recorder;

/** What our Commands get when a macro calls them in Fiji, see {@link FijiRule}. */
public class MenuInputsTest {

	private static String command;
	private static String options;
	private static Module module;

	@AfterEach
	void forgetTheMacro() {
		Macro.setOptions(null);
	}

	@Test
	void omittedKeysAreTheirDefaults() {
		assertThat(inputs("Recognize Emotions...", "plot=false")).containsEntry("plot", false).containsEntry("boxes", true)
				.containsEntry("framerule", "mean");
		assertThat(inputs("Recognize Emotions...", "")).containsEntry("plot", true);
	}

	@Test
	void aBareSwitchIsOn() {
		assertThat(inputs("Recognize Emotions...", "rois")).containsEntry("rois", true);
		assertThat(inputs("Recognize Emotions...", "rois step=10")).containsEntry("rois", true).containsEntry("step", 10);
		assertThat(inputs("Analyze Folder...", "folder=[/a rois b] out=/c annotate")).containsEntry("annotate", true)
				.containsEntry("resume", false);
	}

	@Test
	void aMistypedKeyIsTold() {
		assertThat(logged("folder=[/a b [c] d] out='/e f' calibrat=centre annotate"))
				.contains("calibrat: option: is no key of this entry; it is passed over");
		assertThat(logged("folder=[/a b [c] d] out='/e f' calibrate=centre annotate")).doesNotContain("is no key");
	}

	/** What the log has more after a call of Analyze Folder. */
	private static String logged(String given) {
		PrintStream before = System.out;
		ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
		try {
			inputs("Analyze Folder...", given);
		}
		finally {
			System.setOut(before);
		}
		return log.toString(StandardCharsets.UTF_8);
	}

	@Test
	void nothingIsLeftForADialogToAskFor() {
		inputs("Analyze Folder...", "folder=/a");
		for (ModuleItem<?> input : module.getInfo().inputs())
			assertThat(module.isInputResolved(input.getName())).as(input.getName()).isTrue();
	}

	@Test
	void imageJ2FindsItBehindItsOwnAndBeforeTheDialog() {
		try (Context context = new Context(PluginService.class)) {
			PluginInfo<PreprocessorPlugin> ours = context.service(PluginService.class).getPluginsOfType(PreprocessorPlugin.class).stream()
					.filter(info -> info.getClassName().equals(MenuInputs.class.getName())).findFirst().orElseThrow();
			assertThat(ours.getPriority()).isLessThan(Priority.NORMAL).isGreaterThan(InputHarvester.PRIORITY);
		}
	}

	@Test
	void othersModulesAreLeftAlone() {
		MenuInputs ours = new MenuInputs();
		ours.process(new DefaultMutableModule());
		assertThat(ours.isCanceled()).isFalse();
	}

	/** Every call in macros/ gives the values that plain ImageJ gives it. */
	@Test
	void theFilesOfMacrosMeanTheSameInFiji() throws IOException {
		Pattern call = Pattern.compile("run\\(\"([^\"]+)\"(?:,\\s*((?:\"[^\"]*\"|[\\w\\[\\]. +]|\\n\\t)+))?\\);");
		List<String> checked = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("..", "macros"))) {
			for (Path file : files.filter(some -> some.toString().endsWith(".ijm")).toList()) {
				Matcher calls = call.matcher(Files.readString(file));
				while (calls.find())
					if (FijiRule.commands().containsKey(calls.group(1))) {
						String given = calls.group(2) == null ? "" : Pattern.compile("\"([^\"]*)\"").matcher(calls.group(2)).results()
								.map(part -> part.group(1)).collect(Collectors.joining());
						assertSame(calls.group(1), given);
						checked.add(calls.group(1));
					}
			}
		}
		assertThat(checked).contains("Recognize Emotions...", "Open Video...", "Analyze Folder...", "Macro Extensions");
	}

	/** The recorder looks for a key with its equals sign anywhere in what it has, and says "Duplicate keyword". */
	@Test
	void theRecorderMeetsNoKeyTwice() {
		for (MenuEntry entry : MenuEntry.values()) {
			String recorded = "";
			for (Option option : entry.options()) {
				assertThat(recorded).as(entry + " " + option.key()).doesNotContain(option.key() + "=");
				recorded += " " + option.key() + "=" + option.initial();
			}
		}
		assertThat(Recorder.record).isFalse();
	}

	// -- Helper methods --

	private static void assertSame(String label, String given) throws IOException {
		MenuEntry entry = Stream.of(MenuEntry.values()).filter(some -> some.label().equals(label)).findFirst().orElseThrow();
		OptionValues plain = OptionValues.ofMacro(given, entry.options());
		Map<String, Object> inFiji = inputs(label, given);
		for (Option option : entry.options())
			if (option.kind() == Option.Kind.SWITCH)
				assertThat(inFiji.get(option.key())).as(label + " " + option.key()).isEqualTo(plain.flag(option.key()));
			else if (option.kind() == Option.Kind.INTEGER)
				assertThat(inFiji.get(option.key())).as(label + " " + option.key()).isEqualTo(plain.integer(option.key()));
			else if (option.kind() == Option.Kind.WORD)
				assertThat(inFiji.get(option.key())).as(label + " " + option.key()).isEqualTo(plain.text(option.key()));
	}

	/** Calls a Command from within a running macro. */
	private static Map<String, Object> inputs(String label, String given) {
		command = label;
		options = given;
		module = null;
		IJ.runMacro("call('" + MenuInputsTest.class.getName() + ".inMacro');");
		assertThat(module).isNotNull();
		Map<String, Object> values = new HashMap<>();
		for (ModuleItem<?> input : module.getInfo().inputs())
			values.put(input.getName(), module.getInput(input.getName()));
		return values;
	}

	/** Called by the macro. */
	public static String inMacro() throws Exception {
		String name = Thread.currentThread().getName();
		Thread.currentThread().setName("Run$_" + name);
		try (Context context = new Context(CommandService.class, ModuleService.class, PluginService.class)) {
			Macro.setOptions(options);
			Module called = FijiRule.module(context, command, options);
			module = called;
		}
		finally {
			Macro.setOptions(null);
			Thread.currentThread().setName(name);
		}
		return "";
	}
}
