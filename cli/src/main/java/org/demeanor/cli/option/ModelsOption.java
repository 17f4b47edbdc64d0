package org.demeanor.cli.option;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.PlainText;
import org.demeanor.model.ModelStore;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The place of the nets, and which of them may be loaded. */
public final class ModelsOption {

	@Option(names = "--models", paramLabel = "DIR",
			description = "A folder of model bundles and profiles.json to use instead of the built-in ones.")
	private Path folder;

	@Option(names = "--model-list", paramLabel = "FILE",
			description = { "What of --models may be used: lines as sha256sum writes them of the JSON of nets and fusion;",
					"each JSON has the SHA-256 of its net." })
	private Path list;

	@Option(names = "--trust-models",
			description = "Loads any net of --models. Use it only for files from people you trust.")
	private boolean trust;

	@Spec(Spec.Target.MIXEE)
	private transient CommandSpec spec;

	/**
	 * The nets for an analysis.
	 *
	 * @throws StageException (stage model) if the list cannot be read
	 */
	public ModelStore store() throws StageException {
		if (folder == null && list != null)
			throw new ParameterException(spec.commandLine(), "--model-list needs --models, of which it tells what may be used");
		if (folder == null && trust)
			throw new ParameterException(spec.commandLine(), "--trust-models needs --models, whose nets it loads");
		if (folder == null)
			return ModelStore.bundled();
		return trust ? ModelStore.of(folder) : ModelStore.listed(folder, listed());
	}

	/** The nets for listing their files; none of them is loaded. */
	public ModelStore files() {
		return folder == null ? ModelStore.bundled() : ModelStore.of(folder);
	}

	private Set<String> listed() throws StageException {
		Set<String> listed = new HashSet<>();
		if (list == null)
			return listed;
		try {
			PlainText.decodeExactly(Files.readAllBytes(list)).lines().filter(line -> !line.isBlank())
					.forEach(line -> listed.add(line.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT)));
		}
		catch (CharacterCodingException foreign) {
			throw new StageException(Stage.MODEL, list.toString(), PlainText.FOREIGN, foreign);
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, list.toString(), "cannot be read: " + AtomicFile.words(unreadable),
					unreadable);
		}
		return listed;
	}
}
