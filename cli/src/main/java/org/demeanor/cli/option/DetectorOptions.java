package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.model.ModelFile;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What finds the faces: the cascade, or a net of the user's. To name a net's file is to trust it. */
public final class DetectorOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--detector", paramLabel = "NAME", defaultValue = "cascade",
			description = { "What finds the faces: cascade (frontal ones, as the profile searches) or yunet (turned and",
					"small ones, too); default ${DEFAULT-VALUE}" })
	private Detector detector;

	@Option(names = "--detector-model", paramLabel = "FILE",
			description = "The YuNet file (ONNX) of --detector yunet: only from people you trust.")
	private Path file;

	/**
	 * The YuNet file; empty for the cascade.
	 *
	 * @throws StageException (stage model) if it cannot be read
	 */
	public Optional<ModelFile> model() throws StageException {
		if (detector == Detector.YUNET && file == null)
			throw new ParameterException(spec.commandLine(), "--detector yunet needs --detector-model");
		if (detector == Detector.CASCADE && file != null)
			throw new ParameterException(spec.commandLine(), "--detector-model needs --detector yunet");
		return file == null ? Optional.empty() : Optional.of(ModelFile.of(file));
	}
}
