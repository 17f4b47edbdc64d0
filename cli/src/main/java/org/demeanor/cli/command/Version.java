package org.demeanor.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/** The version, which the build writes. */
public final class Version implements IVersionProvider {

	/** E.g. {@code 0.2.0}. */
	public static String version() {
		Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("demeanor.properties")) {
			properties.load(in);
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
		return properties.getProperty("version");
	}

	@Override
	public String[] getVersion() {
		return new String[] { "demeanor " + version() };
	}
}
