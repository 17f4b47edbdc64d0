package org.demeanor.cli.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.spark.launcher.JavaModuleOptions;

/** The parts of a Spark download that a job needs: its jars, its start script, its configuration. */
final class Distribution implements AutoCloseable {

	/** Spark's own libraries in its published versions, and none of ours. */
	private static final String[] JARS = System.getProperty("spark.distribution").split(File.pathSeparator);

	/** These processes end before Java would have made their code as fast as it can. */
	private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private final Path home;
	private final Path jars;

	Distribution(Path home) throws IOException {
		this.home = home;
		jars = Files.createDirectories(home.resolve("jars"));
		for (String jar : JARS)
			Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
		// Long timeouts, for busy machines.
		Files.writeString(Files.createDirectory(home.resolve("conf")).resolve("spark-defaults.conf"), """
				spark.ui.enabled false
				spark.driver.host 127.0.0.1
				spark.driver.bindAddress 127.0.0.1
				spark.network.timeout 600s
				spark.executor.extraJavaOptions %s
				""".formatted(SHORT_LIVED));
		Path submit = Files.createDirectory(home.resolve("bin")).resolve("spark-submit");
		Files.writeString(submit, """
				#!/bin/sh
				exec '%s' %s %s -cp "$SPARK_HOME/conf:$SPARK_HOME/jars/*" org.apache.spark.deploy.SparkSubmit "$@"
				""".formatted(Path.of(System.getProperty("java.home"), "bin", "java"), SHORT_LIVED,
				JavaModuleOptions.defaultModuleOptions()));
		submit.toFile().setExecutable(true);
	}

	/** A line for the shell, in which {@code spark-submit} is this one. */
	ProcessBuilder shell(String line) {
		ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", "exec " + line));
		builder.environment().put("SPARK_HOME", home.toString());
		builder.environment().put("SPARK_SCALA_VERSION", "2.13");
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
		builder.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
		return builder;
	}

	/** Removes the links to the jars: JUnit, which deletes the rest, warns about each. */
	@Override
	public void close() throws IOException {
		for (String jar : JARS)
			Files.deleteIfExists(jars.resolve(Path.of(jar).getFileName()));
	}
}
