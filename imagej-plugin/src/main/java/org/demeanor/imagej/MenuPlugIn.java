package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.Optional;

import org.demeanor.StageException;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

/** The menu entries in ImageJ without SciJava. What they record are the keys of the Commands. */
public final class MenuPlugIn implements PlugIn {

	/** @param entry name of the {@link Entry}, as plugins.config gives it */
	@Override
	public void run(String entry) {
		Entry chosen = Entry.valueOf(entry);
		ImagePlus image = WindowManager.getCurrentImage();
		String line = Macro.getOptions();
		boolean ask = line == null && !IJ.isMacro() && !GraphicsEnvironment.isHeadless() && !chosen.options().isEmpty()
				&& (image != null || !chosen.needsImage());
		if (!ask) {
			Runner.run(chosen, image, () -> Values.ofMacro(line, chosen.options()), Optional.empty());
			return;
		}
		try {
			Optional<Values> answers = OptionsDialog.ask(chosen);
			answers.ifPresent(values -> Runner.run(chosen, image, () -> values, Optional.empty()));
		}
		catch (StageException wrong) {
			Runner.say(wrong.getMessage());
		}
	}
}
