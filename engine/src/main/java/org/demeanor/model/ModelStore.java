package org.demeanor.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.file.Sha256;
import org.demeanor.file.WholeFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A place with model bundles: the class path (the jar {@code demeanor-models}) or a folder of the same layout.
 * {@code profiles.json} names the nets of each profile.
 * <pre>{@code
 * ModelStore store = ModelStore.listed(Path.of("my-models"), Set.of(sha256OfMyJson));
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
	/** SHA-256 of each json that was read. */
	private final Map<String, String> descriptions = new ConcurrentSkipListMap<>();

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
	 * As {@link #of(Path)}, but what decides the numbers is used only if it is built in or listed: a net by its json, which
	 * says what the numbers mean and has the SHA-256 of the net; the json of a fusion. A net is code that runs, and what lies
	 * beside it in the folder cannot vouch for it.
	 *
	 * @param listed SHA-256 of json files, lower-case hexadecimal
	 */
	public static ModelStore listed(Path folder, Set<String> listed) {
		return new ModelStore(folder, Set.copyOf(listed));
	}

	/**
	 * Writes all models of all profiles into a folder.
	 *
	 * @throws StageException (stage model) if one cannot be read
	 * @throws IOException if the folder cannot be written
	 */
	public void copyTo(Path other) throws IOException {
		for (String name : names()) {
			Files.write(other.resolve(name + ".json"), read(name + ".json"));
			if (content(name + ".json", "").has("onnx")) {
				ModelBundle bundle = bundle(name);
				Files.write(other.resolve(bundle.onnxFile()), weights(bundle));
				Optional<Path> data = dataFolder(bundle);
				if (data.isPresent())
					for (String file : bundle.net().data().keySet())
						Files.copy(data.get().resolve(file), other.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		Files.write(other.resolve(PROFILES), read(PROFILES));
	}

	/**
	 * Whether {@link #copyTo} writes a json of this name.
	 *
	 * @throws StageException (stage model) if the profiles cannot be read
	 */
	public boolean copies(String name) throws StageException {
		return names().contains(name) || (name + ".json").equals(PROFILES);
	}

	/** The folder of the models; empty for the built-in ones. */
	public Optional<Path> folder() {
		return Optional.ofNullable(folder);
	}

	/** SHA-256 of the json of what may be used besides what is built in; empty if anything may. */
	public Optional<Set<String>> listed() {
		return Optional.ofNullable(listed);
	}

	/**
	 * What decided the numbers of all that was read from here until now: the name of each json to its SHA-256. The json of a
	 * net has the SHA-256 of the net.
	 */
	public Map<String, String> descriptions() {
		return new TreeMap<>(descriptions);
	}

	/**
	 * @param profile e.g. {@code standard}
	 * @throws StageException (stage model) if there is no such profile
	 */
	public ProfileModels profile(String profile) throws StageException {
		JsonSection nets = ModelBundle.section(subject(PROFILES), read(PROFILES)).section(profile);
		return new ProfileModels(List.copyOf(nets.texts("face")), List.copyOf(nets.texts("voice")), optional(nets, "fusion"),
				optional(nets, "calibration"));
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
	 * What a bundle's json says, for a bundle that is made of it.
	 *
	 * @throws StageException (stage model) if it is missing or no json
	 */
	public ObjectNode description(String name) throws StageException {
		String file = name + ".json";
		if (content(file, "") instanceof ObjectNode json)
			return json;
		throw new StageException(Stage.MODEL, subject(file), "is not a json object");
	}

	/**
	 * The json that {@link ProfileModels#fusion()} or {@link ProfileModels#calibration()} names.
	 *
	 * @throws StageException (stage model) if it is missing or has a format that we do not know
	 */
	public JsonSection parameters(String name) throws StageException {
		String file = name + ".json";
		JsonSection json = ModelBundle.formatted(subject(file), read(file));
		// Where there is no list at all, there are built-in nets only, and numbers are no code.
		if (listed != null && !listed.isEmpty() && !isVouchedFor(file))
			throw new StageException(Stage.MODEL, subject(file), "is not listed (SHA-256 " + descriptions.get(file)
					+ "); list it with --model-list, or use any with --trust-models");
		return json;
	}

	/**
	 * The same, of a file of the user's.
	 *
	 * @throws StageException (stage model) if it cannot be read or is no json of the format that we know
	 */
	public static JsonSection parameters(ModelFile file) throws StageException {
		return ModelBundle.formatted(file.path(), file.read());
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
		String description = bundle.name() + ".json";
		if (!isVouchedFor(description) && !(listed.contains(actual) && isBuiltIn(description, "name")))
			throw listed.contains(actual)
					? new StageException(Stage.MODEL, subject(description), "is not listed, though its net is: it says what the"
							+ " numbers of the net mean; add the line '" + descriptions.get(description) + "  " + description
							+ "' to the list once you have checked it")
					: new StageException(Stage.MODEL, subject(bundle.onnxFile()), "is a net that is not listed; list its "
							+ description + " (SHA-256 " + descriptions.get(description)
							+ ") with --model-list, or load any net with --trust-models");
		return onnx;
	}

	/**
	 * The folder of the tensors that a net keeps outside of its ONNX file, verified; empty if it keeps none there.
	 *
	 * @throws StageException (stage model) if a file is missing or its SHA-256 differs from the json's
	 */
	public Optional<Path> dataFolder(ModelBundle bundle) throws StageException {
		for (Map.Entry<String, String> data : bundle.net().data().entrySet()) {
			if (folder == null)
				throw new StageException(Stage.MODEL, bundle.name() + ".json", "built-in nets have one file");
			Path file = SafeName.child(folder, data.getKey(), Stage.MODEL);
			if (!Files.isRegularFile(file))
				throw new StageException(Stage.MODEL, file.toString(), "no such file, and " + bundle.onnxFile() + " needs it");
			if (!sha256(file).equals(data.getValue()))
				throw new StageException(Stage.MODEL, file.toString(), "is damaged or not the file that " + bundle.name()
						+ ".json describes");
		}
		return bundle.net().data().isEmpty() ? Optional.empty() : Optional.of(folder);
	}

	/**
	 * As {@link #weights}, but without verifying built-in nets: the jar has its own checksums, and a start has no time
	 * to spare.
	 */
	public byte[] weightsToLoad(ModelBundle bundle) throws StageException {
		return folder == null ? read(bundle.onnxFile()) : weights(bundle);
	}

	private static String sha256(Path file) throws StageException {
		try {
			return Sha256.of(file);
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, file.toString(), "cannot be read", unreadable);
		}
	}

	private boolean isVouchedFor(String json) throws StageException {
		return listed == null || listed.contains(descriptions.get(json)) || isBuiltIn(json, "");
	}

	/** Whether a json tells the same as a built-in one, but for one key. */
	private boolean isBuiltIn(String json, String but) throws StageException {
		ModelStore builtIn = bundled();
		JsonNode content = content(json, but);
		for (String name : builtIn.names())
			if (builtIn.content(name + ".json", but).equals(content))
				return true;
		return false;
	}

	/** All names that any profile uses. */
	private Set<String> names() throws StageException {
		Set<String> names = new LinkedHashSet<>();
		for (JsonNode profile : content(PROFILES, ""))
			for (JsonNode value : profile)
				(value.isArray() ? value : List.of(value)).forEach(name -> names.add(name.asText()));
		return names;
	}

	private JsonNode content(String json, String but) throws StageException {
		JsonNode content = ModelBundle.tree(subject(json), read(json));
		return content instanceof ObjectNode object ? object.without(but) : content;
	}

	private static Optional<String> optional(JsonSection nets, String key) throws StageException {
		return nets.has(key) ? Optional.of(nets.text(key)) : Optional.empty();
	}

	/** The name of a file of this store in messages. */
	private String subject(String file) {
		return folder == null ? file : folder.resolve(file).toString();
	}

	/** @throws StageException (stage model) if the file is missing or cannot be read */
	byte[] read(String file) throws StageException {
		try {
			return remembered(file, folder == null ? builtIn(file) : WholeFile.read(stored(file), Stage.MODEL));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, subject(file), "cannot be read", unreadable);
		}
	}

	/** What a run began with stays what it uses. */
	private byte[] remembered(String file, byte[] bytes) throws StageException {
		if (!file.endsWith(".json"))
			return bytes;
		String now = Sha256.of(bytes);
		String before = descriptions.putIfAbsent(file, now);
		if (before != null && !before.equals(now))
			throw new StageException(Stage.MODEL, subject(file), "was changed while it was in use");
		return bytes;
	}

	private static byte[] builtIn(String file) throws IOException {
		try (InputStream in = ModelStore.class.getResourceAsStream(RESOURCES + file)) {
			if (in == null)
				throw new StageException(Stage.MODEL, file, "no such model file; is demeanor-models on the class path?");
			return in.readAllBytes();
		}
	}

	private Path stored(String file) throws StageException {
		Path path = SafeName.child(folder, file, Stage.MODEL);
		if (!Files.isRegularFile(path))
			throw new StageException(Stage.MODEL, path.toString(), "no such model file");
		return path;
	}
}
