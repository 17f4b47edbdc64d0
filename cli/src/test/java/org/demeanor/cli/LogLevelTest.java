package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged looks like all else that is said. */
class LogLevelTest {

	private final Logger root = Logger.getLogger("");
	private final Level before = root.getLevel();
	private final ConsoleHandler console = new ConsoleHandler();

	@BeforeEach
	void listen() {
		root.addHandler(console);
	}

	@AfterEach
	void quiet() {
		root.removeHandler(console);
		root.setLevel(before);
	}

	@Test
	void aWarningIsOneLineOfTheProduct() {
		LogLevel.warning.apply();
		LogRecord warning = new LogRecord(Level.WARNING, "{0}: {1} left out\u001b[2J");
		warning.setParameters(new Object[] { "a.TextGrid", "1 span" });
		warning.setThrown(new IllegalStateException("why"));
		assertThat(lines(warning)).containsExactly("demeanor: a.TextGrid: 1 span left out\\u001b[2J");
		assertThat(handlers()).allMatch(handler -> handler.getLevel() == Level.WARNING);
	}

	@Test
	void whoLooksForFaultsSeesTheirTraces() {
		LogLevel.debug.apply();
		LogRecord fault = new LogRecord(Level.FINE, "a clip");
		fault.setThrown(new IllegalStateException("why"));
		assertThat(lines(fault)).startsWith("demeanor: a clip", "java.lang.IllegalStateException: why").hasSizeGreaterThan(2);
	}

	// -- Helper methods --

	private List<Handler> handlers() {
		return List.of(root.getHandlers());
	}

	private List<String> lines(LogRecord said) {
		return console.getFormatter().format(said).lines().toList();
	}
}
