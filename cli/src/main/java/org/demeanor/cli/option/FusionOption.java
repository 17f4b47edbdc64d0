package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.model.ModelFile;

import picocli.CommandLine.Option;

/** How face and voice belong together, from a file. */
public final class FusionOption {

	@Option(names = "--fusion", paramLabel = "FILE",
			description = "What --rule auto stands for: a JSON as fuse --fit and evaluate --fit write it.")
	private Path file;

	/**
	 * The file; empty for what the models name.
	 *
	 * @throws StageException (stage model) if it cannot be read
	 */
	public Optional<ModelFile> model() throws StageException {
		return file == null ? Optional.empty() : Optional.of(ModelFile.of(file));
	}
}
