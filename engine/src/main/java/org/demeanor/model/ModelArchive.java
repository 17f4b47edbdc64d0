package org.demeanor.model;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.file.Sha256;

/** The files of a profile's models, to carry to another machine. */
public final class ModelArchive implements Serializable {

	private final Map<String, byte[]> files = new HashMap<>();
	private final Set<String> descriptions = new HashSet<>();

	private ModelArchive() {}

	/**
	 * Reads all files that a profile needs and verifies its nets.
	 *
	 * @param profile e.g. {@code standard}
	 * @throws StageException (stage model) if a file is missing or damaged, or if this store refuses a net
	 */
	public static ModelArchive of(ModelStore store, String profile) throws StageException {
		ModelArchive models = new ModelArchive();
		models.add(store, ModelStore.PROFILES);
		ProfileModels profileModels = store.profile(profile);
		for (String name : profileModels.all()) {
			ModelBundle bundle = store.bundle(name);
			models.add(store, name + ".json");
			models.files.put(bundle.onnxFile(), store.weights(bundle));
			store.dataFolder(bundle);
			for (String data : bundle.net().data().keySet())
				models.files.put(data, store.read(data));
		}
		for (Optional<String> parameters : List.of(profileModels.fusion(), profileModels.calibration()))
			if (parameters.isPresent())
				models.add(store, parameters.get() + ".json");
		return models;
	}

	/**
	 * Writes the files into a folder.
	 *
	 * @return a store for this folder that loads only the nets that were read
	 * @throws StageException (stage model) if the files cannot be written
	 */
	public ModelStore unpack(Path folder) throws StageException {
		try {
			Files.createDirectories(folder);
			for (Map.Entry<String, byte[]> file : files.entrySet())
				Files.write(SafeName.child(folder, file.getKey(), Stage.MODEL), file.getValue());
			return ModelStore.listed(folder, descriptions);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw new StageException(Stage.MODEL, folder.toString(), "the models cannot be written here", failed);
		}
	}

	/** The SHA-256 of each file, by its name. */
	public Map<String, String> sha256() {
		Map<String, String> sums = new TreeMap<>();
		files.forEach((file, content) -> sums.put(file, Sha256.of(content)));
		return sums;
	}

	private void add(ModelStore store, String file) throws StageException {
		byte[] json = store.read(file);
		files.put(file, json);
		descriptions.add(Sha256.of(json));
	}
}
