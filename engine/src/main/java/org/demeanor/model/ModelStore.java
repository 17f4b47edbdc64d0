package org.demeanor.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.file.Sha256;

/**
 * A place with model bundles: the class path (the jar {@code demeanor-models}) or a folder of the same layout.
 * {@code profiles.json} names the nets of each profile.
 * <pre>{@code
 * ModelStore store = ModelStore.listed(Path.of("my-models"), Set.of(sha256OfMyNet));
 * ModelBundle bundle = store.bundle("face-compact");   // its json
 * byte[] onnx = store.weights(bundle);                 // its net, verified
 * }</pre>
 * Every error is a {@link StageException} of stage model that names the file.
 */
public final class ModelStore {

	private static final String RESOURCES = "/org/demeanor/models/";
	static final String PROFILES = "profiles.json";

	private final Path folder;
	private final Set<String> listed;

	private ModelStore(Path folder, Set<String> listed) {
		this.folder = folder;
		this.listed = listed;
	}

	/** The models that come with Demeanor. */
	public static ModelStore bundled() {
		return new ModelStore(null, null);
	}

	/**
	 * Models in a user's folder, which has the same file names as the jar. It loads any net, so use it only for folders
	 * whose content you trust.
	 */
	public static ModelStore of(Path folder) {
		return new ModelStore(folder, null);
	}

	/**
	 * As {@link #of(Path)}, but it loads a net only if its SHA-256 is listed or is that of a built-in net. A net is
	 * code that runs, and other files in the same folder cannot vouch for it.
	 *
	 * @param listed SHA-256 of files, lower-case hexadecimal
	 */
	public static ModelStore listed(Path folder, Set<String> listed) {
		return new ModelStore(folder, Set.copyOf(listed));
	}

	/** The folder of the models; empty for the built-in ones. */
	public Optional<Path> folder() {
		return Optional.ofNullable(folder);
	}

	/** The SHA-256 of the nets that may be loaded besides the built-in ones; empty if any may. */
	public Optional<Set<String>> listed() {
		return Optional.ofNullable(listed);
	}

	/**
	 * @param profile e.g. {@code standard}
	 * @throws StageException (stage model) if there is no such profile
	 */
	public ProfileModels profile(String profile) throws StageException {
		JsonSection nets = ModelBundle.section(subject(PROFILES), read(PROFILES)).section(profile);
		return new ProfileModels(List.copyOf(nets.texts("face")), List.copyOf(nets.texts("voice")),
				nets.has("fusion") ? Optional.of(nets.text("fusion")) : Optional.empty());
	}

	/**
	 * @param name e.g. {@code face-reference}
	 * @throws StageException (stage model) if it is missing or its json is not valid
	 */
	public ModelBundle bundle(String name) throws StageException {
		String file = name + ".json";
		ModelBundle bundle = ModelBundle.parse(subject(file), read(file));
		if (!bundle.name().equals(name))
			throw new StageException(Stage.MODEL, subject(file), "describes '" + bundle.name() + "'");
		return bundle;
	}

	/**
	 * The json that {@link ProfileModels#fusion()} names.
	 *
	 * @throws StageException (stage model) if it is missing or has a format that we do not know
	 */
	public JsonSection fusion(String name) throws StageException {
		String file = name + ".json";
		JsonSection json = ModelBundle.section(subject(file), read(file));
		if (json.count("format") != ModelBundle.FORMAT)
			throw json.wrong("format", String.valueOf(ModelBundle.FORMAT));
		return json;
	}

	/**
	 * The bytes of a bundle's net, verified.
	 *
	 * @throws StageException (stage model) if the file is missing, its SHA-256 differs from the json's, or it is not
	 *        listed
	 */
	public byte[] weights(ModelBundle bundle) throws StageException {
		byte[] onnx = read(bundle.onnxFile());
		String actual = Sha256.of(onnx);
		if (!actual.equals(bundle.sha256()))
			throw new StageException(Stage.MODEL, subject(bundle.onnxFile()),
					"is damaged or not the file that " + bundle.name() + ".json describes (SHA-256 is " + actual
							+ ", expected " + bundle.sha256() + ")");
		if (listed != null && !listed.contains(actual) && !isBuiltIn(bundle.name(), actual))
			throw new StageException(Stage.MODEL, subject(bundle.onnxFile()), "is a net that is not listed (SHA-256 " + actual
					+ "); list it with --model-list, or load any net with --trust-models");
		return onnx;
	}

	/**
	 * As {@link #weights}, but without verifying built-in nets: the jar has its own checksums, and a start has no time
	 * to spare.
	 */
	public byte[] weightsToLoad(ModelBundle bundle) throws StageException {
		return folder == null ? read(bundle.onnxFile()) : weights(bundle);
	}

	private static boolean isBuiltIn(String name, String sha256) throws StageException {
		ModelStore builtIn = bundled();
		try (InputStream in = builtIn.open(name + ".json")) {
			return in != null && builtIn.bundle(name).sha256().equals(sha256);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, name + ".json", "cannot be read", unreadable);
		}
	}

	/** The name of a file of this store in messages. */
	private String subject(String file) {
		return folder == null ? file : folder.resolve(file).toString();
	}

	/** @throws StageException (stage model) if the file is missing or cannot be read */
	byte[] read(String file) throws StageException {
		try (InputStream in = open(file)) {
			if (in == null)
				throw new StageException(Stage.MODEL, subject(file), "no such model file"
						+ (folder == null ? "; is demeanor-models on the class path?" : ""));
			return in.readAllBytes();
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, subject(file), "cannot be read", unreadable);
		}
	}

	private InputStream open(String file) throws IOException {
		if (folder == null)
			return ModelStore.class.getResourceAsStream(RESOURCES + file);
		Path path = SafeName.child(folder, file, Stage.MODEL);
		return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
	}
}
