package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * The menu entry in ImageJ2 and Fiji. The fields' names are the keys of macros. Nothing is persisted: in a macro an
 * omitted key means the default, not what somebody chose last.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Recognize Emotions...", headless = true)
public final class RecognizeEmotionsCommand implements Command {

	/** Not required, so that it is we who say what to do when none is open. */
	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Profile", description = "standard, or reference for the published system", persist = false,
			choices = { Choices.STANDARD, Choices.REFERENCE })
	private String profile = Choices.STANDARD;

	@Parameter(label = "Frame rule", description = "How the scores of frames become one answer", persist = false,
			choices = { Choices.MEAN, Choices.MEDIAN, Choices.MODE, Choices.WEIGHTED })
	private String framerule = Choices.MEAN;

	@Override
	public void run() {
		Recognition.run(image, profile, framerule);
	}
}
