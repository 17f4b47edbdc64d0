package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.WindowManager;

/**
 * Every macro of macros/, twice in one session, in plain ImageJ and as Fiji calls it, in batch mode and not: the tables are those
 * of the command line, byte for byte. {@link DesktopIT} does it with a display.
 */
public class MacroModesTest {

	@TempDir
	private static Path home;

	private static Path clips;
	private static Path others;
	private static Path compared;
	private static Path expected;

	@TempDir
	private Path folder;

	@BeforeAll
	static void asTheCommandLineDoesIt() throws IOException {
		MacroTest.readTheMenuEntries();
		clips = Files.createDirectory(home.resolve("two words"));
		Files.copy(SampleFrames.FILE, clips.resolve("a.mp4"));
		others = Files.createDirectory(home.resolve("others"));
		Files.copy(SampleFrames.FILE, others.resolve("b.mp4"));
		expected = home.resolve("expected");
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				new BatchOptions(expected, 1, ClipOutputs.with(), false, ""), new BatchListener() {})) {
			run.run(Inputs.expand(List.of(clips.toString()), expected));
		}
	}

	@AfterEach
	void closeTheImage() {
		IJ.runMacro("setBatchMode(false);");
		WindowManager.setTempCurrentImage(null);
	}

	@ParameterizedTest
	@CsvSource({ "false, false, 2", "true, false, 1", "false, true, 2", "true, true, 1" })
	void theTablesAreThoseOfTheCommandLine(boolean batch, boolean fiji, int times) throws IOException {
		Map<String, String> plain = new TreeMap<>(MacroTest.commands());
		if (fiji)
			MacroTest.commands().putAll(FijiRule.commands());
		try {
			for (int time = 0; time < times; time++) {
				Path at = Files.createDirectory(folder.resolve("" + time));
				run("analyze_folder.ijm", clips + "," + at.resolve("out"), batch, "");
				for (String file : List.of("clips.csv", "a.frames.csv"))
					assertThat(at.resolve("out").resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
				run("headless_server.ijm", clips.resolve("a.mp4") + "," + at.resolve("server.csv"), batch, "");
				assertThat(at.resolve("server.csv")).hasSameBinaryContentAs(expected.resolve("a.frames.csv"));
				IJ.runMacro("run('Open Video...', 'file=[" + clips.resolve("a.mp4") + "]');");
				run("recognize_emotions.ijm", "", batch, "\nsaveAs('Results', '" + at.resolve("image.csv") + "');");
				assertThat(at.resolve("image.csv")).hasSameBinaryContentAs(expected.resolve("a.frames.csv"));
				WindowManager.setTempCurrentImage(null);
				run("compare_conditions.ijm", clips + "," + others + "," + at.resolve("compared"), batch, "");
				assertSameTables(at.resolve("compared"));
			}
		}
		finally {
			MacroTest.commands().putAll(plain);
		}
	}

	/** As the first run of all wrote them; a test of its own says what is in them. */
	private static void assertSameTables(Path folder) throws IOException {
		List<Path> tables;
		try (Stream<Path> files = Files.list(folder)) {
			tables = files.filter(file -> file.toString().endsWith(".csv")).toList();
		}
		assertThat(tables).isNotEmpty();
		if (compared == null)
			compared = Files.createDirectory(home.resolve("compared"));
		for (Path table : tables) {
			Path first = compared.resolve(table.getFileName());
			if (!Files.exists(first))
				Files.copy(table, first);
			assertThat(table).hasSameBinaryContentAs(first);
		}
	}

	private static void run(String name, String argument, boolean batch, String after) throws IOException {
		String macro = (batch ? "setBatchMode(true);\n" : "") + Files.readString(Path.of("..", "macros", name)) + after;
		Console.of(() -> IJ.runMacro(macro, argument));
	}
}
