package org.demeanor.imagej.entry;

import java.util.Optional;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.demeanor.imagej.display.TaskGauge;
import org.scijava.task.TaskService;

import ij.ImagePlus;

/** Runs a menu entry with the values of a SciJava Command. */
public final class CommandRun {

	private CommandRun() {}

	/**
	 * @param name of the {@link MenuEntry}
	 * @param command whose fields have the names of the entry's options
	 * @param image the active one, or {@code null}
	 * @param tasks or {@code null}
	 */
	public static void run(String name, Object command, ImagePlus image, TaskService tasks) {
		MenuEntry entry = MenuEntry.valueOf(name);
		Runner.run(entry, image, () -> OptionValues.ofFields(command, entry.options()),
				Optional.ofNullable(tasks).map(service -> new TaskGauge(service.createTask("Demeanor: " + entry.label()))));
	}
}
