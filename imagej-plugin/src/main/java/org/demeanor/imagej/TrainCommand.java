package org.demeanor.imagej;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#TRAIN}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Train on Labelled Folder...", headless = true)
public final class TrainCommand extends MenuCommand {

	@Parameter(label = "Folder of labelled clips", required = false, style = "directory", persist = false)
	private File folder;

	@Parameter(label = "Bundles go to", required = false, style = "directory", persist = false)
	private File out;

	@Parameter(label = "Labels", choices = { "folders", "ravdess", "csv" }, persist = false)
	private String layout = "folders";

	@Parameter(label = "Net to adapt", choices = { "face", "voice" }, persist = false)
	private String base = "face";

	@Parameter(label = "Pictures are faces already", persist = false)
	private Boolean cropped = false;

	@Parameter(label = "Name of the bundle (or empty)", persist = false)
	private String name = "";

	@Parameter(label = "ONNX file that finds faces (or none)", persist = false)
	private String detectormodel = "none";

	@Parameter(label = "Folder of models (or none)", persist = false)
	private String models = "none";

	@Parameter(label = "Trust these models", persist = false)
	private Boolean trust = false;

	@Parameter(label = "Table of participants (or none)", persist = false)
	private String participants = "none";

	@Parameter(label = "Participants by names, a pattern (or none)", persist = false)
	private String participantpattern = "none";

	@Parameter(label = "Clips at once", persist = false)
	private Integer jobs = 1;

	@Parameter(label = "Skip files that cannot be read", persist = false)
	private Boolean skipbad = false;

	@Parameter(label = "Follow links inside of the folder", persist = false)
	private Boolean followlinks = false;

	@Override
	String entry() {
		return "TRAIN";
	}
}
