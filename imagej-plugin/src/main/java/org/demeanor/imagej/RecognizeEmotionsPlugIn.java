package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;

import ij.Macro;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;

/** The menu entry in ImageJ without SciJava. Its dialog records the keys of {@link RecognizeEmotionsCommand}. */
public final class RecognizeEmotionsPlugIn implements PlugIn {

	@Override
	public void run(String arg) {
		String options = Macro.getOptions();
		boolean ask = options == null && !GraphicsEnvironment.isHeadless() && WindowManager.getCurrentImage() != null;
		if (ask)
			ask();
		else
			Recognition.run(WindowManager.getCurrentImage(), value(options, "profile", Choices.STANDARD),
					value(options, "framerule", Choices.MEAN));
	}

	private static void ask() {
		GenericDialog dialog = new GenericDialog("Recognize Emotions");
		// The first word of a label is the macro key.
		dialog.addChoice("Profile", new String[] { Choices.STANDARD, Choices.REFERENCE }, Choices.STANDARD);
		dialog.addChoice("Framerule", new String[] { Choices.MEAN, Choices.MEDIAN, Choices.MODE, Choices.WEIGHTED },
				Choices.MEAN);
		dialog.showDialog();
		if (!dialog.wasCanceled())
			Recognition.run(WindowManager.getCurrentImage(), dialog.getNextChoice(), dialog.getNextChoice());
	}

	private static String value(String options, String key, String otherwise) {
		return Macro.getValue(options == null ? "" : options, key, otherwise);
	}
}
