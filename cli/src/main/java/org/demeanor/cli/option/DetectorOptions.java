package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.stream.Collectors;

import org.demeanor.StageException;
import org.demeanor.analysis.DetectorType;
import org.demeanor.analysis.Profile;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.model.ModelFile;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The face detector: the cascade, or a user's net. Naming a net's file means to trust it. */
public final class DetectorOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--detector", paramLabel = "NAME", defaultValue = "cascade",
			description = { "The face detector: cascade (frontal faces, searched in the profile's way), or a net that finds turned and",
					"small ones too, of a family: yunet, scrfd or retinaface; default ${DEFAULT-VALUE}" })
	private DetectorType detector;

	@Option(names = "--detector-model", paramLabel = "FILE",
			description = "The file (ONNX) of --detector yunet, scrfd or retinaface. Use only files from people you trust.")
	private Path file;

	/**
	 * The chosen detector.
	 *
	 * @param profile decides how a detector with several ways searches
	 * @throws StageException (stage model) if its file cannot be read
	 */
	public DetectorSpec detector(Profile profile) throws StageException {
		if (detector.needsModel() && file == null)
			throw new ParameterException(spec.commandLine(), "--detector " + detector.name() + " needs --detector-model");
		if (!detector.needsModel() && file != null)
			throw new ParameterException(spec.commandLine(), "--detector-model needs --detector " + DetectorType.ALL.stream()
					.filter(DetectorType::needsModel).map(DetectorType::name).collect(Collectors.joining(" or ")));
		return detector.spec().apply(profile, file == null ? null : ModelFile.of(file));
	}
}
