package org.demeanor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this process logs, as lines like all others that it says; stack traces are shown only to those who look for faults. */
public final class LogLines extends Formatter {

	private static final Logger ROOT = Logger.getLogger("");

	/** Writes what is of a level, or above it, to where this process logs. */
	public static void show(Level level) {
		ROOT.setLevel(level);
		for (Handler handler : ROOT.getHandlers()) {
			handler.setLevel(level);
			handler.setFormatter(new LogLines());
		}
	}

	@Override
	public String format(LogRecord said) {
		String line = "demeanor: " + OtherPeoplesText.line(formatMessage(said)) + System.lineSeparator();
		if (said.getThrown() == null || said.getLevel().intValue() > Level.FINE.intValue())
			return line;
		StringWriter trace = new StringWriter();
		said.getThrown().printStackTrace(new PrintWriter(trace, true));
		return line + trace;
	}
}
