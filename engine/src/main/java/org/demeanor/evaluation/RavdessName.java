package org.demeanor.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a RAVDESS file name tells: {@code modality-channel-emotion-intensity-statement-repetition-actor}, and behind it,
 * in sets of pictures, {@code _number}.
 *
 * @param modality 01 sound and video, 02 video alone, 03 sound alone
 * @param channel 01 speech, 02 song
 * @param emotion RAVDESS' word
 * @param actor 1 to 24
 * @param stem the name without number and extension
 */
record RavdessName(String modality, String channel, String emotion, int actor, String stem) {

	static final String SOUND_AND_VIDEO = "01";
	static final String VIDEO = "02";
	static final String SOUND = "03";
	static final String SPEECH = "01";

	private static final Pattern NAME = Pattern
			.compile("((0[123])-(0[12])-0([1-8])-0[12]-0[12]-0[12]-([0-9]{2}))(_[0-9]+)?\\.[A-Za-z0-9]+");
	private static final String[] EMOTIONS = { "neutral", "calm", "happy", "sad", "angry", "fearful", "disgust",
			"surprised" };

	/** Empty if the file is not called so. */
	static Optional<RavdessName> of(Path file) {
		Matcher name = NAME.matcher(file.getFileName().toString());
		return name.matches() ? Optional.of(new RavdessName(name.group(2), name.group(3),
				EMOTIONS[Integer.parseInt(name.group(4)) - 1], Integer.parseInt(name.group(5)), name.group(1)))
				: Optional.empty();
	}

	/** What all renditions of one recording share: the name without its modality. */
	String recording() {
		return stem.substring(modality.length());
	}
}
