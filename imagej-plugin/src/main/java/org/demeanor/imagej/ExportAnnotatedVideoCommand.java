package org.demeanor.imagej;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#EXPORT}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Export Annotated Video...", headless = true)
public final class ExportAnnotatedVideoCommand extends ImageAnalysisCommand {

	@Parameter(label = "MP4 to write", required = false, style = "save", persist = false)
	private File out;

	@Override
	String entry() {
		return "EXPORT";
	}
}
