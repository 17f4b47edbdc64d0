package org.demeanor.imagej;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.FrameTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.AVI_Writer;

/**
 * Every file of macros/, in plain ImageJ's own interpreter or SciJava's, without a display. ImageJ's menus cannot be
 * built there, so the test does their part: it reads labels and classes from plugins.config and from ImageJ's own list.
 */
public class MacroTest {

	private static final Path MACROS = Path.of("..", "macros");
	private static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4").toAbsolutePath().normalize();

	@TempDir
	private Path folder;

	@BeforeAll
	static void readTheMenuEntries() throws IOException {
		// The first attempt to build the menus makes the table of commands.
		if (Menus.getCommands() == null)
			assertThatThrownBy(() -> IJ.run("About ImageJ...")).isInstanceOf(HeadlessException.class);
		String ours = resource(MacroTest.class, "/plugins.config");
		assertThat(read(ours, "^Plugins>Demeanor, \"(.+)\", (\\S+)$")).isEqualTo(MenuEntry.values().length);
		assertThat(read(resource(IJ.class, "/IJ_Props.txt"), "^\\w+=\"([^\"]+)\",(\\S+)\\s*$")).isGreaterThan(300);
	}

	private static int read(String config, String line) {
		return (int) Pattern.compile(line, Pattern.MULTILINE).matcher(config).results()
				.peek(entry -> commands().put(entry.group(1), entry.group(2))).count();
	}

	private static String resource(Class<?> owner, String name) throws IOException {
		try (InputStream in = owner.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), UTF_8);
		}
	}

	@SuppressWarnings("unchecked")
	static Map<String, String> commands() {
		return Menus.getCommands();
	}

	@AfterEach
	void closeTheImage() {
		WindowManager.setTempCurrentImage(null);
	}

	/**
	 * Every file must run here, or nobody knows whether it works. {@code .ci/run} runs those for the shell and for Python, and the
	 * one for R where R is installed.
	 */
	@Test
	void noFileIsForgotten() throws IOException {
		try (Stream<Path> files = Files.list(MACROS)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("recognize_emotions.ijm",
					"analyze_folder.ijm", "compare_conditions.ijm", "headless_server.ijm", "recognize_video.groovy",
					"slurm_array.sh", "slurm_srun.sh", "plot_timeline.py", "plot_timeline.R");
		}
	}

	@Test
	void oneStack() throws IOException {
		ImagePlus image = SampleFrames.rgb();
		WindowManager.setTempCurrentImage(image);
		List<String> said = macro("recognize_emotions.ijm", "").lines().toList();
		ClipResult result = Demeanor.lastResult().orElseThrow();
		assertThat(said.get(0)).startsWith("sample: ").endsWith("(mean of 9 frames)");
		assertThat(said.subList(1, 4)).containsExactly("faces: 1",
				"frame 0: " + result.faces().observations().get(0).scores().top().label() + " "
						+ result.faces().observations().get(0).scores().confidence(),
				"clip: " + result.fused().orElseThrow().top().label());
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(9);
		assertThat(image.getOverlay().size()).isEqualTo(18);
	}

	@Test
	void aFolderGivesTheFilesOfTheCommandLine() throws IOException {
		Path clips = Files.createDirectory(folder.resolve("two words"));
		Files.copy(SAMPLE, clips.resolve("a.mp4"));
		Files.writeString(clips.resolve("broken.mp4"), "no video");
		Path out = folder.resolve("out");
		assertThat(macro("analyze_folder.ijm", clips + "," + out)).endsWith("2 clips, 1 failed: " + out.resolve("clips.csv"));
		assertThat(Files.readAllLines(out.resolve("clips.csv"))).hasSize(3);
		assertThat(out.resolve("run.json")).exists();
		Path workers = folder.resolve("workers");
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				new BatchOptions(workers, 1, ClipOutputs.with(), false, ""), new BatchListener() {})) {
			run.run(Inputs.expand(List.of(clips.toString()), workers));
		}
		for (String file : List.of("clips.csv", "a.frames.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(workers.resolve(file));
	}

	@Test
	void twoConditionsComparedInTablesAndAPlot() throws IOException {
		Path a = Files.createDirectory(folder.resolve("a"));
		Path b = Files.createDirectory(folder.resolve("b"));
		Files.copy(SAMPLE, a.resolve("one.mp4"));
		Files.copy(SAMPLE, b.resolve("two.mp4"));
		Files.writeString(b.resolve("broken.mp4"), "no video");
		Path out = folder.resolve("out");
		String said = macro("compare_conditions.ijm", a + "," + b + "," + out);
		ClipResult alone = analyzed();
		double angry = alone.fused().orElseThrow().toArray()[0];
		double voice = alone.voice().scores().orElseThrow().toArray()[0];
		assertThat(said).contains(String.format(Locale.ROOT, "angry: a %.3f, b %.3f", angry, angry),
				String.format(Locale.ROOT, "angry: a %.3f, b %.3f", voice, voice), "broken.mp4", "1 clip without scores left out",
				"no participant known of 2 clips: each counts as one of its own");
		assertThat(Files.readAllLines(out.resolve("conditions.csv"))).hasSize(15)
				.contains(String.format(Locale.ROOT, "angry,b,1,1,%.6f,,,", angry));
		assertThat(Files.readAllLines(out.resolve("comparisons.csv"))).hasSize(8)
				.contains("angry,a,b,0.000000,,,,,,,,");
		assertThat(Files.readAllLines(out.resolve("clips.csv"))).hasSize(4).last().asString().startsWith("two,ok,").endsWith(",b");
		assertThat(new ImagePlus(out.resolve("conditions.png").toString()).getWidth()).isGreaterThan(1000);
		assertThat(ResultsTable.getResultsTable().getValue("mean", 0)).isCloseTo(voice, within(1e-6));
	}

	/** Cell by cell what the command line writes for the same file. */
	@Test
	void aServersTableIsTheCommandLines() throws IOException {
		Path table = folder.resolve("frames.csv");
		macro("headless_server.ijm", SAMPLE + "," + table);
		Path expected = folder.resolve("expected.csv");
		FrameTable.write(expected, analyzed().faces().observations());
		assertThat(Files.readAllLines(table)).isEqualTo(Files.readAllLines(expected));
	}

	/** A script that reads the tables of many clips finds one of each. */
	@Test
	void aServersTableOfAClipWithoutAFaceIsThere() throws IOException {
		Path clip = folder.resolve("white.avi");
		new AVI_Writer().writeImage(IJ.createImage("white", "8-bit white", 100, 100, 2), clip.toString(), AVI_Writer.JPEG_COMPRESSION, 90);
		Path table = folder.resolve("frames.csv");
		macro("headless_server.ijm", clip + "," + table);
		assertThat(Files.readAllLines(table)).containsExactly(String.join(",", FrameTable.COLUMNS));
	}

	/** SciJava's Groovy is not on Maven Central, so the test passes the inputs of the script's #@ lines. */
	@Test
	void theGroovyScriptRunsTwiceInOneSession() throws IOException {
		String script = Files.readString(MACROS.resolve("recognize_video.groovy"));
		assertThat(script.lines().filter(line -> line.startsWith("#@"))).containsExactly("#@ File video",
				"#@ CommandService commands", "#@output String label");
		try (Context context = new Context(CommandService.class)) {
			for (int run = 0; run < 2; run++) {
				Binding inputs = new Binding(new HashMap<>(Map.of("video", SAMPLE.toFile(), "commands",
						context.service(CommandService.class))));
				new GroovyShell(inputs).evaluate(script.replaceAll("(?m)^#@.*$", ""));
				assertThat(inputs.getVariable("label"))
						.isEqualTo(Demeanor.lastResult().orElseThrow().fused().orElseThrow().top().label());
				assertThat(Demeanor.lastResult().orElseThrow().faces().framesSampled()).isEqualTo(34);
			}
		}
	}

	@Test
	void omittedKeysMeanTheDefaultsAndOthersAreHeard() {
		WindowManager.setTempCurrentImage(SampleFrames.rgb());
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...', 'framerule=median');")))
				.endsWith("(median of 9 frames)");
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...');"))).endsWith("(mean of 9 frames)");
	}

	@Test
	void withoutAnImageItSaysWhatToDo() {
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...');"))).contains("No image is open");
	}

	@Test
	void theHelpIsReadableWithoutAWindow() {
		assertThat(Console.of(() -> IJ.runMacro("run('Help and Citation');"))).contains("To cite", "PLoS ONE 13(5)")
				.doesNotContain("<");
	}

	private static String macro(String name, String argument) throws IOException {
		String macro = Files.readString(MACROS.resolve(name));
		return Console.of(() -> IJ.runMacro(macro, argument));
	}

	private static ClipResult analyzed() throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			return analyzer.analyze(SampleFrames.clip());
		}
	}
}
