package org.demeanor.imagej;

import org.demeanor.imagej.action.DemeanorExtensions;
import org.demeanor.imagej.action.MenuEntry;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Gives the running macro the functions of {@link DemeanorExtensions}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Macro Extensions", headless = true)
public final class MacroExtensionsCommand extends MenuCommand {

	@Override
	public void run() {
		run(MenuEntry.EXTENSIONS, null);
	}
}
