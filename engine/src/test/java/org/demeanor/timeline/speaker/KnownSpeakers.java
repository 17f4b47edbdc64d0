package org.demeanor.timeline.speaker;

import java.util.List;
import java.util.Map;

/** Speakers for tests of those who use them. */
public final class KnownSpeakers {

	private KnownSpeakers() {}

	/** One speaker, of whom .9 is sure. */
	public static Speakers of(Speaker speaker, double start, double end) {
		Speaker other = speaker.equals(Speaker.OFF_SCREEN) ? Speaker.of(99) : Speaker.OFF_SCREEN;
		return new Speakers(List.of(new VoicedMoment(start, end, end - start, Map.of(speaker, .9, other, .1))));
	}
}
