package org.demeanor.cli.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that a test starts, and its children. */
final class Child implements AutoCloseable {

	private final Process process;
	private final Path said;

	Child(ProcessBuilder builder, Path folder) throws IOException {
		said = Files.createTempFile(folder, "said", ".txt");
		process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
	}

	int exitCode() throws InterruptedException {
		return process.waitFor();
	}

	/** All output so far. */
	String said() throws IOException {
		return Files.readString(said);
	}

	/** The process itself: the shell that was started has become Spark's driver. */
	ProcessHandle driver() {
		return process.toHandle();
	}

	/** The process below this one that reads from a pipe whose other end the test holds. */
	ProcessHandle reader(Path pipe) {
		return process.descendants().filter(child -> holds(child, pipe)).findFirst().orElseThrow();
	}

	/** The whole command line, from Linux; Java cuts it off at 4 KiB. */
	static String commandLine(ProcessHandle process) throws IOException {
		return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
	}

	/** Returns when it is dead. */
	static void kill(String signal, ProcessHandle process) throws IOException {
		new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
		process.onExit().join();
	}

	@Override
	public void close() {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	private static boolean holds(ProcessHandle process, Path pipe) {
		try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
			return open.anyMatch(file -> leadsTo(file, pipe));
		}
		catch (IOException gone) {
			return false;
		}
	}

	private static boolean leadsTo(Path link, Path target) {
		try {
			return Files.readSymbolicLink(link).equals(target);
		}
		catch (IOException gone) {
			return false;
		}
	}
}
