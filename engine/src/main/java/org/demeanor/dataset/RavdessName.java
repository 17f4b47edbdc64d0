package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.score.Emotion;

/**
 * The parts of a RAVDESS file name: {@code modality-channel-emotion-intensity-statement-repetition-actor}.
 *
 * @param modality 01 sound and video, 02 video only, 03 sound only
 * @param channel 01 speech, 02 song
 * @param emotion empty if it is neutral, which is not one of the seven
 * @param actor 1 to 24
 * @param stem the seven numbers only
 */
public record RavdessName(String modality, String channel, Optional<Emotion> emotion, int actor, String stem) {

	public static final String SOUND_AND_VIDEO = "01";
	public static final String VIDEO = "02";
	public static final String SOUND = "03";
	public static final String SPEECH = "01";

	private static final String NUMBERS = "((0[123])-(0[12])-0([1-8])-0[12]-0[12]-0[12]-([0-9]{2}))";
	/** Pictures of one clip have further numbers. */
	private static final Pattern FILE = Pattern.compile(NUMBERS + "(?:_[0-9]+)?\\.[A-Za-z0-9]+");
	/**
	 * An extension, or what ImageJ adds to a title, may follow. Parent folders may precede it, if clips of a run would
	 * share a name.
	 */
	private static final Pattern CLIP = Pattern.compile("(?:.*_)?" + NUMBERS + "(?:\\D.*)?");

	/** Empty if the file's name is not a RAVDESS name. */
	public static Optional<RavdessName> ofFile(Path file) {
		return of(FILE.matcher(file.getFileName().toString()));
	}

	/** Empty if the name of a clip in a run, or of an image, is not that of a RAVDESS file. */
	public static Optional<RavdessName> ofClip(String clip) {
		return of(CLIP.matcher(clip));
	}

	/** What all versions of one recording share: the name without its modality. */
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
