package org.demeanor.imagej.action;

import java.util.List;
import java.util.Optional;

import org.demeanor.face.FaceObservation;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

import ij.macro.ExtensionDescriptor;
import ij.macro.Functions;
import ij.macro.MacroExtension;

/**
 * Macro functions about the last result: {@code Ext.label(frame)} and {@code Ext.score(frame)} for the main face,
 * {@code Ext.clipLabel(stream)} and {@code Ext.clipScore(stream, emotion)} with stream = face, voice or fused,
 * {@code Ext.faces()}. If there is nothing, they return an empty text, or NaN for a score.
 */
public final class DemeanorExtensions implements MacroExtension {

	private static final String NOTHING = "";
	private static final String NOT_A_NUMBER = "NaN";

	DemeanorExtensions() {}

	/** Adds the functions to the macro that runs now. */
	static void register() {
		Functions.registerExtensions(new DemeanorExtensions());
	}

	@Override
	public ExtensionDescriptor[] getExtensionFunctions() {
		return new ExtensionDescriptor[] { ExtensionDescriptor.newDescriptor("label", this, ARG_NUMBER),
				ExtensionDescriptor.newDescriptor("score", this, ARG_NUMBER),
				ExtensionDescriptor.newDescriptor("clipLabel", this, ARG_STRING),
				ExtensionDescriptor.newDescriptor("clipScore", this, ARG_STRING, ARG_STRING),
				ExtensionDescriptor.newDescriptor("faces", this) };
	}

	@Override
	public String handleExtension(String name, Object[] args) {
		return switch (name) {
			case "label" -> frame(args[0]).map(scores -> scores.top().label()).orElse(NOTHING);
			case "score" -> frame(args[0]).map(scores -> String.valueOf(scores.confidence())).orElse(NOT_A_NUMBER);
			case "clipLabel" -> clip(args[0]).map(scores -> scores.top().label()).orElse(NOTHING);
			case "clipScore" -> Emotion.ofLabel((String) args[1]).flatMap(emotion -> clip(args[0])
					.map(scores -> String.valueOf(scores.get(emotion)))).orElse(NOT_A_NUMBER);
			default -> String.valueOf(LastResult.get().map(result -> result.faces().faces()).orElse(0));
		};
	}

	// -- Helper methods --

	private static Optional<Scores> frame(Object number) {
		double frame = (Double) number;
		return LastResult.get().flatMap(result -> {
			List<FaceObservation> all = result.faces().observations();
			return result.faces().mainFace().flatMap(main -> all.stream()
					.filter(seen -> seen.frame() == frame && seen.face() == main).findFirst());
		}).map(FaceObservation::scores);
	}

	private static Optional<Scores> clip(Object stream) {
		return LastResult.get().flatMap(result -> switch ((String) stream) {
			case "face" -> result.face().scores();
			case "voice" -> result.voice().scores();
			case "fused" -> result.fused();
			default -> Optional.<Scores>empty();
		});
	}
}
