package org.demeanor.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line in its own process, started and ended as by a scheduler. */
final class Driver implements AutoCloseable {

	private final Process process;
	private final Path said;

	private Driver(Process process, Path said) {
		this.process = process;
		this.said = said;
	}

	/**
	 * Starts it with the memory options of the script {@code demeanor}.
	 *
	 * @param working the current folder
	 * @param temporary its folder for temporary files
	 */
	static Driver start(Path working, Path temporary, Object... arguments) throws IOException {
		Path said = Files.createTempFile("said", ".txt");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xms64m", "-Xmn32m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary, "-cp",
				classPath(), Main.class.getName()));
		Stream.of(arguments).map(Object::toString).forEach(command::add);
		return new Driver(new ProcessBuilder(command).directory(working.toFile()).redirectErrorStream(true)
				.redirectOutput(said.toFile()).start(), said);
	}

	private static String classPath() {
		String bioFormats = System.getProperty("mutations.bioformats");
		String own = System.getProperty("java.class.path");
		return bioFormats == null ? own : own + File.pathSeparator + bioFormats;
	}

	/** Whether it ended within this time. */
	boolean ends(long time, TimeUnit unit) throws InterruptedException {
		return process.waitFor(time, unit);
	}

	int exitCode() throws InterruptedException {
		return process.waitFor();
	}

	boolean isAlive() {
		return process.isAlive();
	}

	long pid() {
		return process.pid();
	}

	/** Its workers at this moment. */
	List<ProcessHandle> workers() {
		return process.children().toList();
	}

	/** All output so far. */
	String said() throws IOException {
		return Files.readString(said);
	}

	/** Sends a signal by its name. */
	void signal(String name) throws IOException, InterruptedException {
		signal(name, process.toHandle());
	}

	static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid())).redirectErrorStream(true).start().waitFor();
	}

	/** Ends it if it still runs. */
	@Override
	public void close() throws IOException {
		process.destroyForcibly();
		Files.delete(said);
	}
}
