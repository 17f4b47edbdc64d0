package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.FrameTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import ij.ImageJ;

/**
 * ImageJ as a user starts it, with only this plugin in its {@code plugins} folder, on a display of its own. Screenshots
 * are kept in {@code target/desktop}.
 */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DESKTOP", matches = "true",
		disabledReason = "needs a display for itself, and xdotool")
class DesktopIT {

	private static final Path IMAGEJ = Path.of("target", "imagej").toAbsolutePath();
	private static final Path MACROS = Path.of("..", "macros").toAbsolutePath().normalize();
	private static final Path MACRO = MACROS.resolve("headless_server.ijm");
	private static final Path SCREENSHOTS = Path.of("target", "desktop");
	private static final long MINUTES = 2;

	/** The place of OK in ImageJ's dialogs on Linux; in its messages it is in the middle. */
	private static final int OK_FROM_RIGHT = 38;
	private static final int OK_FROM_BOTTOM = 18;
	/** The place of a table's fourth row below the upper edge of its window. */
	private static final int FOURTH_ROW = 121;

	@TempDir
	private Path folder;

	private Path clip;
	private Process imagej;

	@BeforeEach
	void clip() throws IOException {
		Files.createDirectories(SCREENSHOTS);
		clip = Files.copy(SampleFrames.FILE, Files.createDirectory(folder.resolve("a clip")).resolve("sample.mp4"));
	}

	@AfterEach
	void quit() {
		imagej.destroyForcibly();
	}

	@Test
	void theMenuIsThere() throws Exception {
		start("List.setCommands;\n" + save("List.getList", "commands.txt"));
		await("commands.txt");
		for (MenuEntry entry : MenuEntry.values())
			assertThat(Files.readString(folder.resolve("commands.txt"))).contains("\n" + entry.label() + "=");
	}

	/** A dialog's answers, the line recorded from it and the batch run give the same table, cell by cell. */
	@Test
	void theDialogAndItsRecordedLineAndTheFolderGiveOneTable() throws Exception {
		start(open() + "run('Record...');\n" + "doCommand('Recognize Emotions...');\n" + table("dialog.csv")
				+ "selectWindow('Recorder');\n" + save("getInfo('window.contents')", "recorded.ijm"));
		pressOkIn("Recognize Emotions", OptionalInt.of(OK_FROM_RIGHT));
		await("recorded.ijm");
		screenshot("dialog");
		quit();

		String recorded = Files.readString(folder.resolve("recorded.ijm"));
		String line = recorded.lines().filter(text -> text.startsWith("run(\"Recognize Emotions...\"")).findFirst()
				.orElseThrow(() -> new AssertionError(recorded));
		start(open() + line + "\n" + table("replayed.csv") + "selectWindow('sample.mp4');\nrun('Set... ', 'zoom=33');\n"
				+ "makeRectangle(1, 2, 3, 4);\nroiManager('add');\nrun('Select None');\n"
				+ "run('Recognize Emotions...', 'step=12 plot=false rois');\n"
				+ "run('Analyze Folder...', 'folder=[" + clip.getParent() + "] out=[" + folder.resolve("out") + "]');\n"
				+ "rois = '' + roiManager('count') + ' ' + RoiManager.getName(3);\nselectWindow('sample.mp4');\n" + bounds(0)
				+ bounds(3) + "rois = rois + ' on ' + getSliceNumber();\nselectWindow('Demeanor frames');\n"
				+ "rois = rois + ' of ' + Table.get('frame', 2) + ': ' + Table.get('x', 2) + ' ' + Table.get('y', 2)"
				+ " + ' ' + Table.get('width', 2) + ' ' + Table.get('height', 2);\n" + save("rois", "rois.txt"));
		await("rois.txt");
		screenshot("zoom");

		List<String> dialog = Files.readAllLines(folder.resolve("dialog.csv"));
		assertThat(dialog).hasSizeGreaterThan(9).first().isEqualTo(String.join(",", FrameTable.COLUMNS));
		assertThat(Files.readAllLines(folder.resolve("replayed.csv"))).isEqualTo(dialog);
		assertThat(Files.readAllLines(folder.resolve("out").resolve("sample.frames.csv"))).isEqualTo(dialog);
		// The user's own region first, then one for each face on each frame, in the places of the table. Frames count
		// from 0, slices from 1.
		assertThat(Files.readString(folder.resolve("rois.txt")))
				.matches("18 00024 [a-z]+ 1: 1 2 3 4: (\\d+ \\d+ \\d+ \\d+) on 25 of 24: \\1");
	}

	/** With windows, one of them in front, the table is the same as without. */
	@Test
	void theServersMacroSavesTheFramesOnADisplayToo() throws Exception {
		Path table = folder.resolve("server.csv");
		start("runMacro('" + MACRO + "', '" + clip + "," + table + "');\n" + save("'' + nImages", "images.txt"));
		await("images.txt");
		assertThat(Files.readString(folder.resolve("images.txt")).strip()).isEqualTo("0");
		Path expected = folder.resolve("expected.csv");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			FrameTable.write(expected, analyzer.analyze(SampleFrames.clip()).faces().observations());
		}
		assertThat(Files.readAllLines(table)).isEqualTo(Files.readAllLines(expected));
	}

	/** Every macro of macros/, twice in one session: {@link MacroModesTest} does it without a display. */
	@Test
	void theMacrosGiveTheCommandLinesTablesTwice() throws Exception {
		Path other = Files.createDirectory(folder.resolve("other"));
		Files.copy(clip, other.resolve("other.mp4"));
		String macros = "";
		for (String time : List.of("1", "2"))
			macros += "runMacro('" + MACROS.resolve("analyze_folder.ijm") + "', '" + clip.getParent() + "," + folder.resolve("out" + time)
					+ "');\nrunMacro('" + MACRO + "', '" + clip + "," + folder.resolve("server" + time + ".csv") + "');\n" + open()
					+ "runMacro('" + MACROS.resolve("recognize_emotions.ijm") + "', '');\nselectWindow('Demeanor frames');\nTable.save('"
					+ folder.resolve("image" + time + ".csv") + "');\nclose('*');\nrunMacro('" + MACROS.resolve("compare_conditions.ijm")
					+ "', '" + clip.getParent() + "," + other + "," + folder.resolve("compared" + time) + "');\nclose('*');\n";
		start(macros + save("'' + nImages", "done.txt"));
		await("done.txt");
		Path expected = folder.resolve("expected.csv");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			FrameTable.write(expected, analyzer.analyze(SampleFrames.clip()).faces().observations());
		}
		for (String time : List.of("1", "2"))
			for (String table : List.of("out" + time + "/sample.frames.csv", "server" + time + ".csv", "image" + time + ".csv"))
				assertThat(folder.resolve(table)).hasSameBinaryContentAs(expected);
		for (String table : List.of("out%s/clips.csv", "compared%s/clips.csv"))
			assertThat(folder.resolve(table.formatted(2))).hasSameBinaryContentAs(folder.resolve(table.formatted(1)));
	}

	@Test
	void anImageThatIsClosedMeanwhileStopsTheRunAndLeavesWhatWasFound() throws Exception {
		Path started = folder.resolve("started");
		// Every frame: else the run could end before its image is closed.
		start(open() + "call('ij.Prefs.set', 'demeanor.recognize.step', '1');\n"
				+ "doCommand('Recognize Emotions...');\nwhile (!File.exists('" + started + "')) wait(20);\n"
				+ "selectWindow('sample.mp4');\nclose();\nwhile (!isOpen('Log')) wait(50);\n" + save("getInfo('log')", "log.txt"));
		pressOkIn("Recognize Emotions", OptionalInt.of(OK_FROM_RIGHT));
		Files.createFile(started);
		await("log.txt");
		assertThat(Files.readString(folder.resolve("log.txt"))).contains("cancelled after");
		assertThat(windows("^(Exception|Console)$")).isEmpty();
	}

	/** The image shows the frame of the row and selects its box. */
	@Test
	void aClickOnARowShowsItsFace() throws Exception {
		start(open() + "run('Recognize Emotions...', 'step=12 plot=false');\nTable.setLocationAndSize(0, 600, 900, 200, 'Demeanor frames');\n"
				+ save("''", "ready") + "while (!File.exists('" + folder.resolve("clicked") + "')) wait(50);\n"
				+ "selectWindow('sample.mp4');\nRoi.getBounds(x, y, w, h);\nrow = Table.getSelectionStart('Demeanor frames');\n"
				+ "shown = 'row ' + row + ': ' + (getSliceNumber() - 1) + ' ' + x + ' ' + y + ' ' + w + ' ' + h;\n"
				+ "selectWindow('Demeanor frames');\n" + save("shown + ' is ' + Table.get('frame', row) + ' ' + Table.get('x', row) + ' '"
						+ " + Table.get('y', row) + ' ' + Table.get('width', row) + ' ' + Table.get('height', row)", "shown.txt"));
		await("ready");
		Thread.sleep(1000);
		xdotool("mousemove", "--sync", "60", String.valueOf(600 + FOURTH_ROW), "click", "1");
		Thread.sleep(2000);
		screenshot("linked");
		Files.createFile(folder.resolve("clicked"));
		await("shown.txt");
		assertThat(Files.readString(folder.resolve("shown.txt")).strip()).matches("row 3: (36 \\d+ \\d+ \\d+ \\d+) is \\1");
	}

	/** Without an image there is one message with cause and cure, and no exception window. */
	@Test
	void withoutAnImageThereIsOneMessage() throws Exception {
		start("doCommand('Recognize Emotions...');\nwait(2000);\n" + save("'' + nImages", "images.txt"));
		pressOkIn("Demeanor", OptionalInt.empty());
		await("images.txt");
		assertThat(windows("^(Exception|Console|Log)$")).isEmpty();
	}

	// -- Helper methods --

	private void start(String macro) throws IOException {
		Path file = Files.writeString(folder.resolve("test.ijm"), macro.replace('\'', '"'));
		// Its own home: it uses no user's preferences and leaves none behind.
		imagej = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Duser.home=" + folder, "-Djava.util.prefs.userRoot=" + folder, "-Dplugins.dir=" + IMAGEJ, "-cp",
				Path.of(ImageJ.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString(),
				ImageJ.class.getName(), "-macro", file.toString()).inheritIO().start();
	}

	private String open() {
		return "run('Open Video...', 'file=[" + clip + "]');\nsetLocation(10, 100);\n";
	}

	/** Saves the table of frames after the run, which ends with a line in the log. */
	private String table(String name) {
		return "while (!isOpen('Log')) wait(50);\nwait(1000);\nselectWindow('Demeanor frames');\n" + "Table.save('"
				+ folder.resolve(name) + "');\nselectWindow('Demeanor scores of sample.mp4');\n";
	}

	/** Selects a region of the ROI Manager and appends its place to {@code rois}. */
	private static String bounds(int index) {
		return "roiManager('select', " + index + ");\nRoi.getBounds(x, y, w, h);\n"
				+ "rois = rois + ': ' + x + ' ' + y + ' ' + w + ' ' + h;\n";
	}

	/** Writes under another name and renames, so that a waiting test finds the whole file. */
	private String save(String text, String name) {
		Path file = folder.resolve(name);
		return "File.saveString(" + text + ", '" + file + ".part');\ndone = File.rename('" + file + ".part', '" + file + "');\n";
	}

	private void await(String name) throws Exception {
		until(() -> Files.exists(folder.resolve(name)), name);
	}

	private void until(Callable<Boolean> there, String what) throws Exception {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
		while (!there.call()) {
			if (System.nanoTime() > end || !imagej.isAlive()) {
				screenshot("failed");
				throw new AssertionError("no " + what + "; see " + SCREENSHOTS.resolve("failed.png"));
			}
			Thread.sleep(100);
		}
	}

	/** @param fromRight its place; if empty, in the middle */
	private void pressOkIn(String title, OptionalInt fromRight) throws Exception {
		until(() -> clicked(title, fromRight), "window " + title);
		until(() -> {
			Thread.sleep(300);
			return windows("^" + title + "$").isEmpty() || !clicked(title, fromRight);
		}, "end of window " + title);
	}

	/** Whether there was a window to click: while it is built, it is hidden for moments and moved. */
	private static boolean clicked(String title, OptionalInt fromRight) throws Exception {
		String place = xdotool("search", "--onlyvisible", "--name", "^" + title + "$", "getwindowgeometry", "--shell");
		OptionalInt left = number(place, "X");
		OptionalInt top = number(place, "Y");
		OptionalInt width = number(place, "WIDTH");
		OptionalInt height = number(place, "HEIGHT");
		if (!Stream.of(left, top, width, height).allMatch(OptionalInt::isPresent))
			return false;
		int x = left.getAsInt() + width.getAsInt() - fromRight.orElse(width.getAsInt() / 2);
		int y = top.getAsInt() + height.getAsInt() - OK_FROM_BOTTOM;
		// Not by a key: without a window manager no window has the focus.
		xdotool("mousemove", "--sync", String.valueOf(x), String.valueOf(y), "click", "1");
		return true;
	}

	private static OptionalInt number(String place, String key) {
		Matcher line = Pattern.compile("(?m)^" + key + "=(-?\\d+)$").matcher(place);
		return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
	}

	private static List<String> windows(String title) throws Exception {
		return xdotool("search", "--onlyvisible", "--name", title).lines().toList();
	}

	private static String xdotool(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("xdotool"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		process.waitFor();
		return said;
	}

	private static void screenshot(String name) throws Exception {
		Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		ImageIO.write(new Robot().createScreenCapture(screen), "png", SCREENSHOTS.resolve(name + ".png").toFile());
	}
}
