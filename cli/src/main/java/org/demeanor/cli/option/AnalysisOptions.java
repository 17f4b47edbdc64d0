package org.demeanor.cli.option;

import java.io.Serializable;

import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;

import picocli.CommandLine.Option;

/** The options that decide the numbers of an analysis. */
public final class AnalysisOptions implements Serializable {

	private static final long serialVersionUID = 1;

	@Option(names = "--streams", paramLabel = "LIST", defaultValue = "face,voice",
			description = "face, voice or face,voice; default ${DEFAULT-VALUE}")
	private Streams streams;

	@Option(names = "--frame-rule", paramLabel = "RULE", defaultValue = "mean",
			description = "How frames become a clip: mean, median, mode or weighted; default ${DEFAULT-VALUE}")
	private FrameRule frameRule;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "auto",
			description = { "How face and voice become one: mean, median, weighted, product, or auto: what the models name",
					"for the profile, the mean where they name nothing; default ${DEFAULT-VALUE}" })
	private StreamRule streamRule;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "standard, or reference for the published system; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
			description = "auto, cpu or cuda; default ${DEFAULT-VALUE}")
	private Device device;

	public Settings settings() {
		return new Settings(profile, streams.modalities(), frameRule, streamRule, device);
	}
}
