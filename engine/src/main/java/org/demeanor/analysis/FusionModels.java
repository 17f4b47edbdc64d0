package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.model.ProfileModels;

/** What a profile's models say about joining face and voice. */
public final class FusionModels {

	private FusionModels() {}

	/**
	 * Reads it for a profile, without loading the nets.
	 *
	 * @throws StageException (stage model) if a description is missing or not valid
	 */
	public static FusionModel of(ModelStore store, Profile profile) throws StageException {
		ProfileModels profileModels = store.profile(profile.label());
		return of(store, profile, bundles(store, profileModels.face()), bundles(store, profileModels.voice()));
	}

	/** With the F1 of these nets as the weights. */
	static FusionModel of(ModelStore store, Profile profile, List<ModelBundle> face, List<ModelBundle> voice)
			throws StageException {
		StreamWeights weights = StreamWeights.ofF1(face.stream().map(ModelBundle::validationF1).toList(),
				voice.stream().map(ModelBundle::validationF1).toList());
		Optional<String> learnt = store.profile(profile.label()).fusion();
		return learnt.isPresent() ? FusionModel.of(store.fusion(learnt.get()), weights) : FusionModel.plain(weights);
	}

	private static List<ModelBundle> bundles(ModelStore store, List<String> names) throws StageException {
		List<ModelBundle> bundles = new ArrayList<>();
		for (String name : names)
			bundles.add(store.bundle(name));
		return bundles;
	}
}
