package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.Optional;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.demeanor.imagej.display.TaskGauge;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * A menu entry in ImageJ2 and Fiji. The fields' names are the macro keys. Nothing is persisted, because an omitted key
 * in a macro means the default and not the last choice.
 */
abstract class MenuCommand implements Command {

	@Parameter(required = false)
	private TaskService tasks;

	/** @param image the active one, or {@code null} */
	void run(MenuEntry entry, ImagePlus image) {
		Runner.run(entry, image, () -> OptionValues.ofFields(this, entry.options()),
				Optional.ofNullable(tasks).map(service -> new TaskGauge(service.createTask("Demeanor: " + entry.label()))));
	}

	/**
	 * Runs an entry that opens an image.
	 *
	 * @return the image; {@code null} if it is in a window, or could not be opened
	 */
	ImagePlus open(MenuEntry entry) {
		WindowManager.setTempCurrentImage(null);
		run(entry, null);
		if (!GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode())
			return null;
		ImagePlus opened = WindowManager.getCurrentImage();
		WindowManager.setTempCurrentImage(null);
		return opened;
	}
}
