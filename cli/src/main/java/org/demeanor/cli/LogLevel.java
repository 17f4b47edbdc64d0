package org.demeanor.cli;

import java.util.logging.Level;

import org.demeanor.LogLines;

/** How much to write to standard error besides errors. */
enum LogLevel {
	off(Level.OFF), error(Level.SEVERE), warning(Level.WARNING), info(Level.INFO), debug(Level.FINE);

	private final Level level;

	LogLevel(Level level) {
		this.level = level;
	}

	void apply() {
		LogLines.show(level);
	}
}
