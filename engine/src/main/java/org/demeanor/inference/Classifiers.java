package org.demeanor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.demeanor.BackgroundTask;
import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ModelStore;
import org.demeanor.model.ProfileModels;

/** The loaded nets of one profile, each once, for all clips and threads of a run. */
public final class Classifiers implements AutoCloseable {

	private final Device device;
	private final List<EmotionClassifier> face;
	private final List<EmotionClassifier> voice;

	private Classifiers(Device device, List<EmotionClassifier> face, List<EmotionClassifier> voice) {
		this.device = device;
		this.face = List.copyOf(face);
		this.voice = List.copyOf(voice);
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
		ProfileModels names = store.profile(profile);
		Loading loading = name -> EmotionClassifier.load(store, store.bundle(name), device, threads, calls, clock);
		// The streams load at the same time, as a start waits for both.
		BackgroundTask<List<EmotionClassifier>, StageException> voice = new BackgroundTask<>(
				() -> modalities.contains(Modality.VOICE) ? all(names.voice(), loading) : List.of(), true);
		List<EmotionClassifier> face;
		try {
			face = modalities.contains(Modality.FACE) ? all(names.face(), loading) : List.of();
		}
		catch (StageException | RuntimeException failed) {
			closeLoaded(voice);
			throw failed;
		}
		try {
			return new Classifiers(device, face, voice.get());
		}
		catch (StageException | RuntimeException failed) {
			face.forEach(EmotionClassifier::close);
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
		return face;
	}

	/** Nets of the voice stream; empty if it was not asked for. */
	public List<EmotionClassifier> voice() {
		return voice;
	}

	@Override
	public void close() {
		face.forEach(EmotionClassifier::close);
		voice.forEach(EmotionClassifier::close);
	}

	// -- Helper methods --

	@FunctionalInterface
	private interface Loading {

		EmotionClassifier load(String name) throws StageException;
	}

	/** The nets of a stream: all of them or, if one cannot be used, none. */
	private static List<EmotionClassifier> all(List<String> names, Loading loading) throws StageException {
		List<EmotionClassifier> nets = new ArrayList<>();
		try {
			for (String name : names)
				nets.add(loading.load(name));
			requireClasses(nets);
			return nets;
		}
		catch (StageException | RuntimeException failed) {
			nets.forEach(EmotionClassifier::close);
			throw failed;
		}
	}

	private static void closeLoaded(BackgroundTask<List<EmotionClassifier>, StageException> nets) {
		try {
			nets.get().forEach(EmotionClassifier::close);
		}
		catch (StageException neitherLoaded) {
			System.getLogger(Classifiers.class.getName()).log(System.Logger.Level.DEBUG, "nets", neitherLoaded);
		}
	}

	private static void requireClasses(List<EmotionClassifier> nets) throws StageException {
		if (!nets.isEmpty() && nets.stream().allMatch(net -> net.bundle().classes().isEmpty()))
			throw new StageException(Stage.MODEL, nets.get(0).bundle().name() + ".json",
					"scores no emotions; name a net that does beside it in profiles.json");
	}
}
