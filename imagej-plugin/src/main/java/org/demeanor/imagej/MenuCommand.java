package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;

import org.demeanor.imagej.entry.CommandRun;
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

	/** The name of the entry in plugins.config. */
	abstract String entry();

	@Override
	public void run() {
		run(null);
	}

	/** @param image the active one, or {@code null} */
	void run(ImagePlus image) {
		if (RunningJava.isEnough())
			CommandRun.run(entry(), this, image, tasks);
		else
			RunningJava.complain();
	}

	/**
	 * Runs an entry that opens an image.
	 *
	 * @return the image; {@code null} if it is in a window, or could not be opened
	 */
	ImagePlus open() {
		WindowManager.setTempCurrentImage(null);
		run(null);
		if (!GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode())
			return null;
		ImagePlus opened = WindowManager.getCurrentImage();
		WindowManager.setTempCurrentImage(null);
		return opened;
	}
}
