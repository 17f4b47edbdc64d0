package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Shows the help. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Help and Citation", headless = true)
public final class HelpAndCitationCommand extends MenuCommand {

	@Override
	String entry() {
		return "HELP";
	}
}
