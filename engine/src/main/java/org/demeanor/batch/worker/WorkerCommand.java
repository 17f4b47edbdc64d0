package org.demeanor.batch.worker;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that starts a worker: this process's Java and classes, with a memory limit of its own. */
final class WorkerCommand {

	/**
	 * Options of this Java that do not pass on: a worker has its own memory, the debugger's port is taken, only one process
	 * writes the class archive, and what is quickly compiled is too slow for long clips.
	 */
	private static final List<String> NOT_FOR_WORKERS = List.of("-Xmx", "-Xms", "-Xmn", "-agent", "-javaagent", "-Xrun",
			"-XX:ArchiveClassesAtExit", "-Djava.io.tmpdir", "-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput");

	private static final Path SHELL = Path.of("/bin/sh");
	/**
	 * Goes before the command, so that a library that aborts the worker behind Java's back leaves no core either, and that
	 * the system refuses it memory beyond a limit in KiB. That of data is the one to set: Java and ONNX Runtime reserve
	 * addresses by the gigabyte that they never use. A stricter limit of the user's own stays.
	 */
	private static final String LIMITED = "ulimit -c 0; ulimit -d $0 2>/dev/null; exec \"$@\"";

	/**
	 * What the system may give beyond what the worker may use: stacks, and what is reserved as data and never touched, 200 MiB
	 * as a rule.
	 */
	private static final long SPARE_BYTES = 1L << 30;

	/** In a build for CUDA, whose driver reserves as data what nobody has measured, the system sets no limit. */
	private static final String CUDA = "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so";

	private static final long LEAST_HEAP_MIB = 16;
	/**
	 * A frame's arrays are garbage as soon as it is scored. By default Java would spread them over more and more
	 * memory, as long as there is some; and those of the frames in hand must fit into the part for survivors, or they all
	 * wait for the rare collection of the old.
	 */
	private static final long YOUNG_MIB = 16;
	private static final String COLLECTOR = "-XX:+UseSerialGC";

	/** Java's vectors, where this Java has them; code that uses them is slow until the slow compiler has looked at it. */
	private static final String VECTORS = "jdk.incubator.vector";
	private static final List<String> SOON = List.of("-XX:Tier4InvocationThreshold=5000",
			"-XX:Tier4MinInvocationThreshold=600", "-XX:Tier4CompileThreshold=15000", "-XX:Tier4BackEdgeThreshold=40000");

	private WorkerCommand() {}

	/**
	 * The places of this process's classes. A program that loads jars at run time, as Spark does, has a loader that
	 * Java's own class path does not know.
	 */
	private static String classPath() {
		if (!(WorkerMain.class.getClassLoader() instanceof URLClassLoader loader))
			return System.getProperty("java.class.path");
		return Stream.of(loader.getURLs()).filter(url -> url.getProtocol().equals("file"))
				.map(url -> Path.of(URI.create(url.toString())).toString()).collect(Collectors.joining(File.pathSeparator));
	}

	private static String dataKib(long memoryBytes) {
		return WorkerCommand.class.getResource(CUDA) != null ? "unlimited"
				: String.valueOf((memoryBytes + memoryBytes / 4 + SPARE_BYTES) >> 10);
	}

	/**
	 * @param vectors whether it may use vectors
	 * @param folder for the worker's temporary files
	 */
	static ProcessBuilder of(Isolation isolation, boolean vectors, Path folder) {
		List<String> command = new ArrayList<>();
		if (Files.isExecutable(SHELL))
			command.addAll(List.of(SHELL.toString(), "-c", LIMITED, dataKib(isolation.memoryBytes())));
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
				.filter(option -> NOT_FOR_WORKERS.stream().noneMatch(option::startsWith)).toList();
		command.addAll(options);
		if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC")))
			command.add(COLLECTOR);
		if (vectors && ModuleFinder.ofSystem().find(VECTORS).isPresent()) {
			command.addAll(List.of("--add-modules", VECTORS));
			command.addAll(SOON);
		}
		// Half for Java's heap, half for FFmpeg and ONNX Runtime. A crash leaves no core, report or counters behind;
		// without a folder of its own a report would go to the user's.
		long heap = Math.max(LEAST_HEAP_MIB, isolation.memoryBytes() >> 21);
		long young = Math.min(YOUNG_MIB, heap / 2);
		command.addAll(List.of("-Xmx" + heap + "m", "-Xms" + 2 * young + "m", "-Xmn" + young + "m", "-XX:SurvivorRatio=2",
				"-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:+SuppressFatalErrorMessage",
				"-XX:-CreateCoredumpOnCrash", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder, "-cp",
				classPath(), WorkerMain.class.getName()));
		ProcessBuilder builder = new ProcessBuilder(command);
		// Otherwise glibc's malloc keeps freed memory for each thread that ever asked for some.
		builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
		return builder;
	}
}
