package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.score.Emotion;

/**
 * What a name in RAVDESS tells: {@code modality-channel-emotion-intensity-statement-repetition-actor}.
 *
 * @param modality 01 sound and video, 02 video alone, 03 sound alone
 * @param channel 01 speech, 02 song
 * @param emotion empty if it is neutral, which is none of the seven
 * @param actor 1 to 24
 * @param stem the seven numbers alone
 */
public record RavdessName(String modality, String channel, Optional<Emotion> emotion, int actor, String stem) {

	public static final String SOUND_AND_VIDEO = "01";
	public static final String VIDEO = "02";
	public static final String SOUND = "03";
	public static final String SPEECH = "01";

	private static final String NUMBERS = "((0[123])-(0[12])-0([1-8])-0[12]-0[12]-0[12]-([0-9]{2}))";
	/** Sets of pictures number those of one clip. */
	private static final Pattern FILE = Pattern.compile(NUMBERS + "(?:_[0-9]+)?\\.[A-Za-z0-9]+");
	/**
	 * Behind it an extension or what ImageJ adds to a title, before it parent folders, where clips of a run would else
	 * share a name.
	 */
	private static final Pattern CLIP = Pattern.compile("(?:.*_)?" + NUMBERS + "(?:\\D.*)?");

	/** Empty if the file is not called as in RAVDESS. */
	public static Optional<RavdessName> ofFile(Path file) {
		return of(FILE.matcher(file.getFileName().toString()));
	}

	/** Empty if a clip of a run, or an image, is not called after a file of RAVDESS. */
	public static Optional<RavdessName> ofClip(String clip) {
		return of(CLIP.matcher(clip));
	}

	/** What all renditions of one recording share: the name without its modality. */
	public String recording() {
		return stem.substring(modality.length());
	}

	private static Optional<RavdessName> of(Matcher name) {
		return name.matches() ? Optional.of(new RavdessName(name.group(2), name.group(3), emotion(name.group(4).charAt(0)),
				Integer.parseInt(name.group(5)), name.group(1))) : Optional.empty();
	}

	private static Optional<Emotion> emotion(char number) {
		return Optional.ofNullable(switch (number) {
			case '2' -> Emotion.CALM;
			case '3' -> Emotion.HAPPY;
			case '4' -> Emotion.SAD;
			case '5' -> Emotion.ANGRY;
			case '6' -> Emotion.FEAR;
			case '7' -> Emotion.DISGUST;
			case '8' -> Emotion.SURPRISE;
			default -> null;
		});
	}
}
