package org.demeanor.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much to write to standard error besides errors. */
enum LogLevel {
	off(Level.OFF), error(Level.SEVERE), warning(Level.WARNING), info(Level.INFO), debug(Level.FINE);

	private static final Logger ROOT = Logger.getLogger("");

	private final Level level;

	LogLevel(Level level) {
		this.level = level;
	}

	void apply() {
		ROOT.setLevel(level);
		for (var handler : ROOT.getHandlers())
			if (handler instanceof ConsoleHandler)
				handler.setLevel(level);
	}
}
