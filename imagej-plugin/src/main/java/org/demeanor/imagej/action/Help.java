package org.demeanor.imagej.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.demeanor.imagej.display.Messages;

import ij.IJ;
import ij.gui.HTMLDialog;

/** Explains the entries, what a label means, and what to cite. */
final class Help {

	private Help() {}

	/** Opens a window that does not block the others; without windows, writes text to the log. */
	static void show() {
		if (Messages.quiet())
			IJ.log(html().replaceAll("<[^>]+>", "").replaceAll("\\n{2,}", "\n").strip());
		else
			new HTMLDialog("Demeanor: Help and Citation", html(), false);
	}

	static String html() {
		try (InputStream in = Help.class.getResourceAsStream("help.html")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
