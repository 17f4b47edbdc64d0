package org.demeanor.media;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which of a file's tracks are read. Tracks of pictures and of sound are counted apart, in the order of the file.
 *
 * @param pictures number of the picture track, from 1; 0 for the likeliest
 * @param sound number of the sound track, from 1; 0 for the likeliest
 * @param channel of the sound
 */
public record Tracks(int pictures, int sound, SoundChannel channel) implements Serializable {

	/** The likeliest of each. */
	public static final Tracks AUTO = new Tracks(0, 0, SoundChannel.AUTO);

	public Tracks {
		Objects.requireNonNull(channel);
		if (pictures < 0 || sound < 0)
			throw new IllegalArgumentException("tracks " + pictures + " and " + sound + "; they are counted from 1");
	}

	public Tracks withPictures(int number) {
		return new Tracks(number, sound, channel);
	}

	public Tracks withSound(int number) {
		return new Tracks(pictures, number, channel);
	}
}
