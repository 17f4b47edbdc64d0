package org.demeanor.imagej;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.fusion.FrameRule;

/** Reads the words of dialogs and macros. ImageJ itself lets wrong ones pass in silence. */
final class Choices {

	static final String STANDARD = "standard";
	static final String REFERENCE = "reference";
	static final String MEAN = "mean";
	static final String MEDIAN = "median";
	static final String MODE = "mode";
	static final String WEIGHTED = "weighted";

	private Choices() {}

	/** @throws StageException naming the choices, if a word is none of them */
	static Settings settings(String profile, String frameRule) throws StageException {
		return new Settings(choose(Stage.MODEL, "profile", Profile.values(), Profile::label, profile), true, false,
				choose(Stage.FUSION, "framerule", FrameRule.values(), FrameRule::label, frameRule),
				Settings.DEFAULT.streamRule(), Settings.DEFAULT.device());
	}

	private static <E> E choose(Stage stage, String key, E[] choices, Function<E, String> label, String word)
			throws StageException {
		return Arrays.stream(choices).filter(choice -> label.apply(choice).equals(word)).findFirst()
				.orElseThrow(() -> new StageException(stage, key, "'" + word + "' is none of "
						+ Arrays.stream(choices).map(label).collect(Collectors.joining(", "))));
	}
}
