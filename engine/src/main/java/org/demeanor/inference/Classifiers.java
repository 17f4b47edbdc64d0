package org.demeanor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ModelStore;
import org.demeanor.model.ProfileModels;

/** The loaded nets of one profile, each once, for all clips and threads of a run. */
public final class Classifiers implements AutoCloseable {

	private final Device device;
	private final List<EmotionClassifier> face = new ArrayList<>();
	private final List<EmotionClassifier> voice = new ArrayList<>();

	private Classifiers(Device device) {
		this.device = device;
	}

	/**
	 * Loads and verifies the nets that a profile needs for the chosen modalities.
	 *
	 * @param modalities whose nets are loaded
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @param threads for one call on the CPU, at least 1
	 * @param calls how threads share the nets
	 * @param clock records the time that loading and scoring take
	 * @throws StageException (stage model) if a net cannot be loaded
	 */
	public static Classifiers load(ModelStore store, String profile, Set<Modality> modalities, Device device,
			int threads, BatchingMode calls, StageClock clock) throws StageException {
		Classifiers classifiers = new Classifiers(device);
		try {
			ProfileModels profileModels = store.profile(profile);
			if (modalities.contains(Modality.FACE))
				for (String name : profileModels.face())
					classifiers.face.add(EmotionClassifier.load(store, store.bundle(name), device, threads, calls, clock));
			if (modalities.contains(Modality.VOICE))
				for (String name : profileModels.voice())
					classifiers.voice.add(EmotionClassifier.load(store, store.bundle(name), device, threads, calls, clock));
			requireClasses(classifiers.face);
			requireClasses(classifiers.voice);
			return classifiers;
		}
		catch (StageException | RuntimeException failed) {
			classifiers.close();
			throw failed;
		}
	}

	/** The names of what the nets of a stream tell besides the seven scores. */
	public List<String> further(Modality modality) {
		return (modality == Modality.FACE ? face : voice).stream().flatMap(net -> net.bundle().furtherNames().stream()).distinct().toList();
	}

	/** The device in use: {@link Device#CPU} or {@link Device#CUDA}. */
	public Device device() {
		return device;
	}

	/** Nets of the face stream; empty if it was not asked for. */
	public List<EmotionClassifier> face() {
		return List.copyOf(face);
	}

	/** Nets of the voice stream; empty if it was not asked for. */
	public List<EmotionClassifier> voice() {
		return List.copyOf(voice);
	}

	@Override
	public void close() {
		face.forEach(EmotionClassifier::close);
		voice.forEach(EmotionClassifier::close);
		face.clear();
		voice.clear();
	}

	private static void requireClasses(List<EmotionClassifier> nets) throws StageException {
		if (!nets.isEmpty() && nets.stream().allMatch(net -> net.bundle().classes().isEmpty()))
			throw new StageException(Stage.MODEL, nets.get(0).bundle().name() + ".json",
					"scores no emotions; name a net that does beside it in profiles.json");
	}
}
