package org.demeanor.adapt;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.adapt.graph.AdaptableNet;
import org.demeanor.bundling.BundleFolder;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.Sha256;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The net that is adapted. */
final class BaseNet {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final String PROFILE = "standard";
	/** The bundle of {@link #withEmbedding}. */
	static final String NAME = "embedding";
	/** Values of an item for a net that takes any number. */
	private static final int SOME = 16_000;

	private final ModelStore store;
	private final ModelBundle bundle;
	private final AdaptableNet net;

	private BaseNet(ModelStore store, ModelBundle bundle, AdaptableNet net) {
		this.store = store;
		this.bundle = bundle;
		this.net = net;
	}

	/** @throws StageException (stage model) if there is no such net, or it cannot be adapted */
	static BaseNet of(ModelStore store, AdaptRequest request) throws StageException {
		List<String> names = request.base() == Modality.FACE ? store.profile(PROFILE).face() : store.profile(PROFILE).voice();
		if (request.net().isEmpty() && names.isEmpty())
			throw new StageException(Stage.MODEL, request.base().label(), "the profile " + PROFILE + " has no net for it");
		String name = request.net().orElseGet(() -> names.get(0));
		if (request.net().isEmpty() && names.size() > 1)
			throw new StageException(Stage.OPTION, request.base().label(), "has several nets, name one: " + String.join(", ", names));
		ModelBundle bundle = store.bundle(name);
		if (bundle.modality() != request.base())
			throw new StageException(Stage.MODEL, name, "is a net for the " + bundle.modality().label());
		if (bundle.classes().isEmpty())
			throw new StageException(Stage.MODEL, name, "cannot be adapted: it scores no emotions");
		return new BaseNet(store, bundle, AdaptableNet.of(bundle.onnxFile(), store.weights(bundle), bundle.classes().get().name()));
	}

	ModelStore store() {
		return store;
	}

	ModelBundle bundle() {
		return bundle;
	}

	AdaptableNet net() {
		return net;
	}

	/**
	 * Copies the files that the net keeps tensors in; they replace files of the same names.
	 *
	 * @throws StageException (stage model) if one is missing or changed, or cannot be written
	 */
	void copyData(BundleFolder to) throws StageException {
		Optional<Path> from = store.dataFolder(bundle);
		if (from.isPresent())
			for (String name : bundle.net().data().keySet())
				to.copy(from.get().resolve(name), name);
	}

	/** Its description in format 2, to which something can be added. */
	ObjectNode description() throws StageException {
		ObjectNode json = store.description(bundle.name()).deepCopy();
		if (bundle.format() != ModelBundle.ANY_NET) {
			json.put("format", ModelBundle.ANY_NET);
			json.withObject("/preprocessing").put("format", bundle.format());
		}
		return json;
	}

	/**
	 * Writes models of which the one for this stream is the net with its embedding as further numbers.
	 *
	 * @param folder an empty one
	 * @throws StageException (stage model) if the net cannot be run or the folder cannot be written
	 */
	ModelStore withEmbedding(Path folder) throws StageException {
		byte[] onnx = net.withEmbedding();
		ObjectNode json = description().put("name", NAME);
		json.withObject("/onnx").put("file", NAME + ".onnx").put("sha256", Sha256.of(onnx));
		ArrayNode names = json.putArray("further").addObject().put("output", net.embedding()).putArray("names");
		for (int i = 0; i < length(onnx); i++)
			names.add("e" + i);
		ObjectNode profiles = MAPPER.createObjectNode();
		for (Modality modality : Modality.values())
			profiles.withObject("/" + PROFILE).putArray(modality.label());
		((ArrayNode) profiles.get(PROFILE).get(bundle.modality().label())).add(NAME);
		try {
			copyData(new BundleFolder(folder));
			Files.write(folder.resolve(NAME + ".onnx"), onnx);
			Files.write(folder.resolve(NAME + ".json"), MAPPER.writeValueAsBytes(json));
			Files.write(folder.resolve("profiles.json"), MAPPER.writeValueAsBytes(profiles));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unwritable) {
			throw new StageException(Stage.MODEL, folder.toString(), "cannot be written: " + AtomicFile.words(unwritable), unwritable);
		}
		return ModelStore.of(folder);
	}

	/** Numbers of the embedding. */
	private int length(byte[] onnx) throws StageException {
		int items = Math.max(1, bundle.input().batch());
		int values = items * bundle.input().someLength(SOME);
		try (OnnxSession session = OnnxSession.open(bundle.onnxFile(), onnx, store.dataFolder(bundle), bundle.net().data().keySet(),
				Device.CPU, 1)) {
			long[] shape = session.run(bundle.input().name(), FloatBuffer.allocate(values), bundle.input().shape(items, values),
					Set.of(net.embedding())).get(net.embedding()).shape();
			if (shape.length != 2)
				throw new StageException(Stage.MODEL, bundle.onnxFile(), "cannot be adapted: its last dense layer reads "
						+ OnnxSession.words(shape) + ", not one row of numbers for each item");
			return Math.toIntExact(shape[1]);
		}
	}
}
