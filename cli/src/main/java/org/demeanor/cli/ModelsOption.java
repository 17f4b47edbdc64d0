package org.demeanor.cli;

import java.nio.file.Path;

import org.demeanor.inference.ModelStore;

import picocli.CommandLine.Option;

/** Where the nets come from. */
final class ModelsOption {

	@Option(names = "--models", paramLabel = "DIR",
			description = "A folder of model bundles and profiles.json to use instead of the built-in ones.")
	private Path folder;

	ModelStore store() {
		return folder == null ? ModelStore.bundled() : ModelStore.of(folder);
	}
}
