package org.demeanor.film;

import java.util.List;

/**
 * A piece of a composed film: footage side by side, and the sound of one, who may not be seen.
 *
 * @param tiles from left to right
 * @param from seconds into each footage at which the scene begins
 * @param sound whose sound is heard, from the same place on; null for silence
 * @param seconds how long
 */
record Scene(List<Footage> tiles, double from, Footage sound, double seconds) {

	/** Everybody from their beginning, as long as the sound. */
	static Scene under(Footage sound, Footage... tiles) {
		return new Scene(List.of(tiles), 0, sound, sound.seconds());
	}

	/** One person, alone and silent. */
	static Scene alone(Footage footage, double from, double seconds) {
		return new Scene(List.of(footage), from, null, seconds);
	}
}
