package org.demeanor.fusion;

/** Why a stream has an answer or none. A missing stream is a normal state, not an error. */
public enum StreamState {
	/** It has scores. */
	SCORED(""),
	/** It was not asked for. */
	NOT_ASKED("not asked for"),
	/** It could not be read; the error says why. */
	FAILED("failed"),
	/** The clip has no pictures at all. */
	NO_PICTURES("no picture stream"),
	/** There are pictures, but no face on the sampled ones. */
	NO_FACE("no face found"),
	/** There are pictures, but none where one was asked for. */
	NO_FRAMES("no frame was looked at: none, or no key frame, lies at the times that were asked for"),
	/** The clip has no sound stream. */
	NO_SOUND("no sound stream"),
	/** The sound is digital silence. */
	SILENCE("the sound is digital silence (peak below -80 dBFS)"),
	/** There is sound, and nobody speaks in it. */
	NO_VOICE("no voice in the sound"),
	/** Somebody speaks, but not the one who was asked for. */
	OTHER_VOICE("another person speaks");

	private final String words;

	StreamState(String words) {
		this.words = words;
	}

	/** The reason in plain words, for the user's table; empty for {@link #SCORED}. */
	public String words() {
		return words;
	}

	/**
	 * Whether the clip has nothing for this stream although it was asked for. That is a fact about the clip, not a
	 * failure.
	 */
	public boolean missing() {
		return this == NO_PICTURES || this == NO_FACE || this == NO_FRAMES || this == NO_SOUND || this == SILENCE
				|| this == NO_VOICE || this == OTHER_VOICE;
	}
}
