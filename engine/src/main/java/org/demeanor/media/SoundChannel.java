package org.demeanor.media;

import java.io.Serializable;

/**
 * Which channel of a sound is heard.
 *
 * @param number from 1; 0 for {@link #AUTO}, -1 for {@link #MIX}
 */
public record SoundChannel(int number) implements Serializable {

	/** The mean of all channels; where they cancel each other out, or most are silent, those that have the speech. */
	public static final SoundChannel AUTO = new SoundChannel(0);

	/** The mean of all channels, whatever comes of it. */
	public static final SoundChannel MIX = new SoundChannel(-1);

	private static final String AUTO_WORD = "auto";
	private static final String MIX_WORD = "mix";

	public SoundChannel {
		if (number < -1)
			throw new IllegalArgumentException("channel " + number);
	}

	/**
	 * @param word auto, mix, left, right or a number from 1
	 * @throws IllegalArgumentException if it is none of these
	 */
	public static SoundChannel parse(String word) {
		return switch (word) {
			case AUTO_WORD -> AUTO;
			case MIX_WORD -> MIX;
			case "left" -> new SoundChannel(1);
			case "right" -> new SoundChannel(2);
			default -> {
				if (!word.matches("[1-9]\\d{0,3}"))
					throw new IllegalArgumentException("a channel is auto, mix, left, right or a number from 1, not '" + word + "'");
				yield new SoundChannel(Integer.parseInt(word));
			}
		};
	}

	/** Whether {@link #AUTO} was asked for. */
	public boolean auto() {
		return number == 0;
	}

	/** Whether it is one channel alone. */
	public boolean single() {
		return number > 0;
	}

	/** What {@link #parse} takes for it. */
	public String label() {
		return auto() ? AUTO_WORD : number < 0 ? MIX_WORD : String.valueOf(number);
	}

	/** The same: options are told by it, and Java takes milliseconds to link a record's own. */
	@Override
	public String toString() {
		return label();
	}
}
