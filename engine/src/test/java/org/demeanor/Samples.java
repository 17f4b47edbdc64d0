package org.demeanor;

import java.nio.file.Path;

/** The places of the tests' clips. */
public final class Samples {

	/** The clip that the project draws itself, relative to any module. */
	public static final Path DRAWN = Path.of("..", "models", "sample", "sample.mp4");

	private Samples() {}

	/** A file of the real data, only for tests that are skipped without it. */
	public static Path real(String first, String... more) {
		return Path.of(System.getenv("DEMEANOR_DATA"), first).resolve(String.join("/", more));
	}
}
