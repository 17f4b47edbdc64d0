package org.demeanor.bundling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.Sha256;
import org.demeanor.model.ModelStore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user's folder of bundles. It begins as a copy of the built-in ones; in its profile {@code standard} nets are replaced. */
public final class BundleFolder {

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
	private static final String PROFILES = "profiles.json";
	private static final String PROFILE = "standard";

	private final Path folder;

	public BundleFolder(Path folder) {
		this.folder = folder;
	}

	/** A file in it. */
	public Path file(String name) {
		return folder.resolve(name);
	}

	/**
	 * Whether there is a bundle or another json of this name, or will be once the folder is {@linkplain #prepare prepared}.
	 *
	 * @throws StageException (stage model) if the models cannot be read
	 */
	public boolean has(String name, ModelStore models) throws StageException {
		return Files.exists(folder.resolve(name + ".json")) || !Files.exists(folder.resolve(PROFILES)) && models.copies(name);
	}

	/**
	 * Makes the folder and copies models where it has none.
	 *
	 * @throws StageException (stage model) if it cannot be written
	 */
	public void prepare(ModelStore models) throws StageException {
		try {
			Files.createDirectories(folder);
			if (!Files.exists(folder.resolve(PROFILES)))
				models.copyTo(folder);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unwritable) {
			throw unwritable(unwritable);
		}
	}

	/**
	 * Checks that files of these names would not take the place of others.
	 *
	 * @param data name to SHA-256
	 * @throws StageException (stage model) if one would
	 */
	public void refuseOthers(Map<String, String> data) throws StageException {
		for (Map.Entry<String, String> file : data.entrySet()) {
			Path there = folder.resolve(file.getKey());
			try {
				if (Files.exists(there) && !Sha256.of(there).equals(file.getValue()))
					throw new StageException(Stage.MODEL, there.toString(), "is another net's; add this net to another folder");
			}
			catch (StageException already) {
				throw already;
			}
			catch (IOException unreadable) {
				throw new StageException(Stage.MODEL, there.toString(), "cannot be read", unreadable);
			}
		}
	}

	/** Writes a bundle's json. */
	public void writeJson(String name, JsonNode json) throws StageException {
		AtomicFile.writeText(folder.resolve(name + ".json"), writer -> writer.write(MAPPER.writeValueAsString(json) + "\n"));
	}

	/**
	 * Copies a file of a net, whole or not at all.
	 *
	 * @throws StageException (stages report, model) if it cannot be written
	 */
	public void copy(Path from, String name) throws StageException {
		try {
			Path to = folder.resolve(name);
			if (!Files.exists(to) || !Files.isSameFile(from, to))
				AtomicFile.write(to, part -> Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unwritable) {
			throw unwritable(unwritable);
		}
	}

	/**
	 * Makes a net that of a stream in the profile {@code standard}. What was fitted to the nets before, fusion and calibration,
	 * no longer counts.
	 *
	 * @param beside whether the nets before stay
	 * @throws StageException (stage model) if the profiles cannot be read or written
	 */
	public void use(String name, Modality modality, boolean beside) throws StageException {
		try {
			JsonNode root = MAPPER.readTree(folder.resolve(PROFILES).toFile());
			if (!(root instanceof ObjectNode profiles) || !(root.path(PROFILE) instanceof ObjectNode profile))
				throw new StageException(Stage.MODEL, folder.resolve(PROFILES).toString(), "has no profile " + PROFILE);
			List<String> names = new ArrayList<>();
			if (beside)
				profile.path(modality.label()).forEach(net -> names.add(net.asText()));
			names.remove(name);
			names.add(name);
			ArrayNode nets = profile.putArray(modality.label());
			names.forEach(nets::add);
			if (!beside) {
				profile.remove("fusion");
				profile.remove("calibration");
			}
			AtomicFile.writeText(folder.resolve(PROFILES), writer -> writer.write(MAPPER.writeValueAsString(profiles) + "\n"));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, folder.resolve(PROFILES).toString(), "is not valid json", unreadable);
		}
	}

	private StageException unwritable(IOException why) {
		return new StageException(Stage.MODEL, folder.toString(), "cannot be written: " + AtomicFile.words(why), why);
	}
}
