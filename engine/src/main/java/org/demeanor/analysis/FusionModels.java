package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelFile;
import org.demeanor.model.ModelStore;
import org.demeanor.model.ProfileModels;
import org.demeanor.score.Emotion;

/** What a profile's models say about joining face and voice. */
public final class FusionModels {

	private FusionModels() {}

	/**
	 * Reads it for a profile, without loading the nets.
	 *
	 * @param file what is taken instead of what the profile names; empty for that
	 * @throws StageException (stage model) if a description is missing or not valid
	 */
	public static FusionModel of(ModelStore store, Profile profile, Optional<ModelFile> file) throws StageException {
		return of(store, profile, file, weights(store, profile));
	}

	/** With these weights. */
	static FusionModel of(ModelStore store, Profile profile, Optional<ModelFile> file, StreamWeights weights)
			throws StageException {
		Optional<JsonSection> learnt = parameters(store, profile, file);
		return learnt.isPresent() ? FusionModel.of(learnt.get(), weights) : FusionModel.plain(weights);
	}

	/** The F1 of a profile's nets. */
	static StreamWeights weights(ModelStore store, Profile profile) throws StageException {
		ProfileModels models = store.profile(profile.label());
		return StreamWeights.ofF1(f1(store, models.face()), f1(store, models.voice()));
	}

	/** What was learnt of how the streams belong together; empty if nothing was. */
	static Optional<JsonSection> parameters(ModelStore store, Profile profile, Optional<ModelFile> file)
			throws StageException {
		if (file.isPresent())
			return Optional.of(ModelStore.parameters(file.get()));
		Optional<String> named = store.profile(profile.label()).fusion();
		return named.isPresent() ? Optional.of(store.parameters(named.get())) : Optional.empty();
	}

	/** The F1 of those nets that score emotions; others have no say. */
	static List<Map<Emotion, Double>> f1(List<ModelBundle> nets) {
		return nets.stream().filter(net -> net.classes().isPresent()).map(ModelBundle::validationF1).toList();
	}

	private static List<Map<Emotion, Double>> f1(ModelStore store, List<String> names) throws StageException {
		List<ModelBundle> nets = new ArrayList<>();
		for (String name : names)
			nets.add(store.bundle(name));
		return f1(nets);
	}
}
