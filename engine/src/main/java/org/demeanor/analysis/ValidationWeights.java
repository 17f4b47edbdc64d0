package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.inference.ModelBundle;
import org.demeanor.inference.ModelStore;

/** The weights of a weighted fusion, from the validation results that the nets' descriptions carry. */
public final class ValidationWeights {

	private ValidationWeights() {}

	/**
	 * Those of a profile's nets; the nets themselves are not loaded.
	 *
	 * @throws StageException (stage model) if a description is missing or cannot be right
	 */
	public static StreamWeights of(ModelStore store, Profile profile) throws StageException {
		ModelStore.Lineup lineup = store.lineup(profile.label());
		return of(bundles(store, lineup.face()), bundles(store, lineup.voice()));
	}

	static StreamWeights of(List<ModelBundle> face, List<ModelBundle> voice) {
		return StreamWeights.ofF1(face.stream().map(ModelBundle::validationF1).toList(),
				voice.stream().map(ModelBundle::validationF1).toList());
	}

	private static List<ModelBundle> bundles(ModelStore store, List<String> names) throws StageException {
		List<ModelBundle> bundles = new ArrayList<>();
		for (String name : names)
			bundles.add(store.bundle(name));
		return bundles;
	}
}
