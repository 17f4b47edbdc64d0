package org.demeanor.fusion;

/** Why a stream has, or has not, an answer. A missing stream is a normal state, not an error. */
public enum StreamState {
	/** It has scores. */
	SCORED(""),
	/** It was not asked for. */
	NOT_ASKED("not asked for"),
	/** It could not be read; the error says why. */
	FAILED("failed"),
	/** The clip has no pictures at all. */
	NO_PICTURES("no picture stream"),
	/** There are pictures, and no face was found in those looked at. */
	NO_FACE("no face found"),
	/** The clip has no sound stream. */
	NO_SOUND("no sound stream"),
	/** The sound is digital silence. */
	SILENCE("the sound is digital silence (peak below -80 dBFS)");

	private final String words;

	StreamState(String words) {
		this.words = words;
	}

	/** Said plainly, for the column that tells a user why; empty for {@link #SCORED}. */
	public String words() {
		return words;
	}

	/** Whether the clip has nothing for this stream, although it was asked for: no failure, a fact about the clip. */
	public boolean missing() {
		return this == NO_PICTURES || this == NO_FACE || this == NO_SOUND || this == SILENCE;
	}
}
