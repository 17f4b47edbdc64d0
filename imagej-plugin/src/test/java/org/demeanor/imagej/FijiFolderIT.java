package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.tools.ToolProvider;

import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.FrameTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.parsington.ExpressionParser;

import ij.IJ;
import ij.ImageJ;

/** The files that are unzipped into Fiji, in a Java of their own, behind what Fiji has. */
class FijiFolderIT {

	private static final Path FIJI = Path.of("target", "fiji").toAbsolutePath();
	private static final Path OURS = FIJI.resolve("jars").resolve("demeanor");
	private static final Path OLDEST = Path.of("target", "oldest").toAbsolutePath();

	/** What a user clicks, by SciJava alone: ImageJ2's own part is not on Maven Central. */
	private static final String PROGRAM = """
			import org.scijava.Context;
			import org.scijava.command.CommandService;
			import org.scijava.module.ModuleService;

			public class Start {
				public static void main(String[] arguments) throws Exception {
					CommandService commands = new Context(CommandService.class, ModuleService.class).service(CommandService.class);
					System.out.println("commands: " + commands.getCommands().stream()
						.filter(command -> command.getMenuPath().getMenuString().contains("Demeanor")).count());
					if (arguments.length > 0) {
						Object image = commands.run("org.demeanor.imagej.SampleClipCommand", true).get().getOutput("video");
						commands.run("org.demeanor.imagej.RecognizeEmotionsCommand", true, "image", image).get();
						ij.measure.ResultsTable.getResultsTable().save(arguments[0]);
					}
					else
						commands.run("org.demeanor.imagej.HelpAndCitationCommand", true).get();
					System.exit(0);
				}
			}
			""";

	@TempDir
	private Path folder;

	@Test
	void nothingLiesWhereFijiHasFiles() throws IOException {
		try (Stream<Path> files = Files.walk(FIJI)) {
			assertThat(files.filter(Files::isRegularFile).map(file -> FIJI.relativize(file).toString().replace('\\', '/')))
					.allMatch(file -> file.startsWith("jars/demeanor/") || file.startsWith("macros/demeanor/"))
					.containsExactlyInAnyOrderElementsOf(Files.readAllLines(OURS.resolve("files.txt")));
		}
	}

	@Test
	void theZipHasTheSameFiles() throws IOException {
		Path zip;
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			zip = files.filter(file -> file.getFileName().toString().matches("demeanor-fiji-.*\\.zip")).findFirst().orElseThrow();
		}
		try (ZipFile opened = new ZipFile(zip.toFile())) {
			assertThat(opened.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
					.containsExactlyInAnyOrderElementsOf(Files.readAllLines(OURS.resolve("files.txt")));
		}
	}

	/** Else the search bar would find each entry twice, and each start would say "Overriding". */
	@Test
	void fijiFindsTheCommandsAlone() throws IOException {
		try (ZipFile jar = new ZipFile(jar().toFile())) {
			assertThat(jar.getEntry("plugins.config")).isNull();
			assertThat(jar.getEntry("META-INF/json/org.scijava.plugin.Plugin")).isNotNull();
		}
	}

	@Test
	void whatFijiCallsLoadsOnJava8() throws IOException {
		try (ZipFile jar = new ZipFile(jar().toFile())) {
			List<ZipEntry> entries = jar.stream().filter(entry -> entry.getName().matches("org/demeanor/imagej/[^/]+\\.class"))
					.collect(Collectors.toList());
			assertThat(entries).hasSizeGreaterThan(9);
			for (ZipEntry entry : entries)
				try (InputStream in = jar.getInputStream(entry); DataInputStream data = new DataInputStream(in)) {
					data.skipNBytes(6);
					assertThat(data.readUnsignedShort()).as(entry.getName()).isEqualTo(52);
				}
		}
	}

	@Test
	void behindTheOldestJarsOfFijiTheTableIsTheCommandLines() throws Exception {
		Path table = folder.resolve("table.csv");
		assertThat(start(Path.of(System.getProperty("java.home"), "bin", "java"), table.toString())).doesNotContain("\tat ");
		Path expected = folder.resolve("expected.csv");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			FrameTable.write(expected, analyzer.analyze(SampleFrames.clip()).faces().observations());
		}
		assertThat(Files.readAllLines(table)).isEqualTo(Files.readAllLines(expected));
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "JAVA_11", matches = ".+", disabledReason = "needs a Java 11")
	void onJava11ItSaysInOneLineWhatIsMissing() throws Exception {
		String said = start(Path.of(System.getenv("JAVA_11")));
		assertThat(said.lines().filter(line -> !line.startsWith("commands: "))).singleElement().asString()
				.startsWith("Demeanor: Demeanor needs Java 17 or newer, and this is Java 11");
	}

	@Test
	void theMacroRemovesOurFilesAlone() throws Exception {
		for (String file : Files.readAllLines(OURS.resolve("files.txt"))) {
			Files.createDirectories(folder.resolve(file).getParent());
			Files.createFile(folder.resolve(file));
		}
		Files.copy(OURS.resolve("files.txt"), folder.resolve("jars/demeanor/files.txt"), StandardCopyOption.REPLACE_EXISTING);
		Path theirs = Files.createFile(folder.resolve("jars/commons-csv-1.12.0.jar"));
		Path macro = Files.copy(FIJI.resolve("macros/demeanor/uninstall.ijm"), folder.resolve("macros/uninstall.ijm"));
		String said = java(Path.of(System.getProperty("java.home"), "bin", "java"), location(IJ.class).toString(),
				"-Djava.awt.headless=true", ImageJ.class.getName(), "-batch", macro.toString(), "yes");
		assertThat(said).contains("Demeanor is removed");
		try (Stream<Path> left = Files.walk(folder)) {
			assertThat(left.filter(path -> Files.isRegularFile(path) || path.endsWith("demeanor"))).containsExactlyInAnyOrder(theirs, macro);
		}
	}

	// -- Helper methods --

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(OURS)) {
			return files.filter(file -> file.getFileName().toString().startsWith("Demeanor_")).findFirst().orElseThrow();
		}
	}

	/** Runs the program with the oldest jars first, as Fiji has jars/ before jars/demeanor/. */
	private String start(Path java, String... arguments) throws Exception {
		Path source = Files.writeString(folder.resolve("Start.java"), PROGRAM);
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "8", "-Xlint:-options", "-proc:none", "-d",
				folder.toString(), "-cp", path(OLDEST), source.toString())).isZero();
		List<String> command = new ArrayList<>(List.of("-Djava.awt.headless=true", "Start"));
		command.addAll(List.of(arguments));
		return java(java, String.join(File.pathSeparator, path(OLDEST), path(OURS), location(ExpressionParser.class).toString(),
				folder.toString()), command.toArray(String[]::new));
	}

	private static String path(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".jar")).sorted().map(Path::toString)
					.collect(Collectors.joining(File.pathSeparator));
		}
	}

	private static Path location(Class<?> type) throws Exception {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	private String java(Path java, String classPath, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(said).isZero();
		return said;
	}
}
