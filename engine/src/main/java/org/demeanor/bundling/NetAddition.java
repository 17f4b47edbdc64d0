package org.demeanor.bundling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.file.TemporaryFolder;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ClassOutput;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.model.NetFile;
import org.demeanor.score.Emotion;
import org.demeanor.voice.WindowAnswers;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes a bundle of an ONNX file: looks into it, takes what it can from it, and tries it.
 *
 * @param name of the bundle
 * @param lines what was seen, for the person who adds it
 */
public record NetAddition(String name, List<String> lines) {

	public NetAddition {
		lines = List.copyOf(lines);
	}

	/**
	 * Adds a net. If it fails its trial, the folder stays as it was.
	 *
	 * @throws StageException (stage model) if the file is no net that can be used, or something must be said that its file
	 *         does not tell; one line
	 */
	public static NetAddition add(NetRequest request) throws StageException {
		NetFacts facts = NetFacts.of(request.file());
		Optional<Preset> preset = request.preset().isPresent()
				? Optional.of(Preset.of(request.preset().get(), request.modality())) : Optional.empty();
		String name = name(request);
		BundleFolder folder = new BundleFolder(request.to());
		if (folder.has(name, ModelStore.bundled()))
			throw new StageException(Stage.MODEL, request.to().toString(), "has a bundle '" + name + "' already; give another --name");
		folder.refuseOthers(facts.data());
		ExportFolder export = ExportFolder.of(request.file(), request.modality());
		ObjectNode json = new NetDescription(request, facts, preset, export, name).json();
		List<String> lines = new ArrayList<>(facts.lines());
		lines.addAll(export.lines());
		boolean beside = tried(request, facts, name, json, lines);
		folder.prepare(ModelStore.bundled());
		write(folder, request, facts, name, json);
		folder.use(name, request.modality(), beside);
		ModelStore store = ModelStore.of(request.to());
		store.bundle(name);
		lines.add("for --model-list: " + store.descriptions().get(name + ".json") + "  " + name + ".json");
		return new NetAddition(name, lines);
	}

	// -- Helper methods --

	/**
	 * Tries the net in a folder of its own.
	 *
	 * @param lines gets what was seen
	 * @return whether the net has no classes, so that it can only stand beside others
	 */
	private static boolean tried(NetRequest request, NetFacts facts, String name, ObjectNode json, List<String> lines)
			throws StageException {
		try (TemporaryFolder trial = temporary()) {
			write(new BundleFolder(trial.path()), request, facts, name, json);
			ModelStore store = ModelStore.of(trial.path());
			ModelBundle bundle = store.bundle(name);
			try (EmotionClassifier net = EmotionClassifier.load(store, bundle, Device.CPU, 1, BatchingMode.APART, new StageClock())) {
				if (bundle.classes().isPresent())
					checkRow(request, net);
				bundle.classes().ifPresent(classes -> lines.addAll(words(classes, request.gives().isPresent())));
				if (!bundle.furtherNames().isEmpty())
					lines.add("further columns: " + String.join(", ", bundle.furtherNames()));
				lines.addAll(new SmokeTest(net).run());
				checkSettings(request, bundle);
			}
			return bundle.classes().isEmpty();
		}
	}

	/** The first row of a table would be taken for the answer. */
	private static void checkRow(NetRequest request, EmotionClassifier net) throws StageException {
		long[] axes = net.axesOfClasses(item(net));
		if (Arrays.stream(axes).filter(axis -> axis > 1).count() > 1)
			throw new StageException(Stage.MODEL, request.file().toString(), "gives " + OnnxSession.words(axes) + " numbers for each item as its"
					+ " output '" + net.bundle().classes().orElseThrow().name() + "', not one row");
	}

	/** A net for any length may take some lengths alone: that of its window is one. */
	private static float[] item(EmotionClassifier net) throws StageException {
		if (net.bundle().modality() == Modality.FACE)
			return new float[net.bundle().input().length()];
		WindowAnswers windows = new WindowAnswers(net);
		return windows.values(new float[windows.windowLength()]);
	}

	/** A key that the preprocessing does not have is a misspelt one. */
	private static void checkSettings(NetRequest request, ModelBundle bundle) throws StageException {
		List<String> unread = bundle.preprocessing().unread().stream().filter(request.settings()::containsKey).sorted().toList();
		if (!unread.isEmpty())
			throw new StageException(Stage.MODEL, request.file().toString(),
					"--set " + String.join(", ", unread) + ": no such key for this net");
	}

	private static void write(BundleFolder folder, NetRequest request, NetFacts facts, String name, ObjectNode json) throws StageException {
		folder.copy(request.file(), name + ".onnx");
		for (String data : facts.data().keySet())
			folder.copy(request.file().toAbsolutePath().resolveSibling(data), data);
		folder.writeJson(name, json);
	}

	private static List<String> words(ClassOutput classes, boolean told) {
		List<String> lines = new ArrayList<>();
		lines.add("classes: " + NetDescription.places(classes.labels()));
		lines.add("its numbers are " + switch (classes.activation()) {
			case SOFTMAX -> "taken for logits";
			case SIGMOID -> "taken for independent logits";
			case NONE -> "taken for probabilities";
		} + (told ? "" : "; say otherwise with --gives"));
		if (!classes.labels().without().isEmpty())
			lines.add("no class for " + String.join(", ", classes.labels().without().stream().map(Emotion::label).toList()) + ": always 0");
		return lines;
	}

	private static TemporaryFolder temporary() throws StageException {
		try {
			return TemporaryFolder.create("demeanor-net");
		}
		catch (IOException unwritable) {
			throw new StageException(Stage.MODEL, System.getProperty("java.io.tmpdir"), "cannot be written", unwritable);
		}
	}

	private static String name(NetRequest request) throws StageException {
		String name = request.name().orElseGet(() -> request.file().getFileName().toString().replaceFirst("\\.onnx$", "")
				.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", ""));
		if (!NetFile.isPlainName(name))
			throw new StageException(Stage.MODEL, request.file().toString(), "gives no name for the bundle; say one with --name");
		return name;
	}
}
