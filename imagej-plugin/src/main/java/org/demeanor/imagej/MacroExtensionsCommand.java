package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Gives the running macro the functions of {@link org.demeanor.imagej.action.DemeanorExtensions}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Macro Extensions", headless = true)
public final class MacroExtensionsCommand extends MenuCommand {

	@Override
	String entry() {
		return "EXTENSIONS";
	}
}
