package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which of several tracks gave a clip's answer. */
final class TrackNotes {

	private final String kind;
	private final List<Integer> tracks;
	private final String nothing;
	private final List<Integer> passedOver = new ArrayList<>();

	/**
	 * @param kind what a track is called
	 * @param tracks their numbers, the likeliest first
	 * @param nothing what is said of those that were passed over
	 */
	TrackNotes(String kind, List<Integer> tracks, String nothing) {
		this.kind = kind;
		this.tracks = tracks;
		this.nothing = nothing;
	}

	/** @param chosen by the user; 0 for none */
	List<Integer> toTry(int chosen) {
		return chosen == 0 || tracks.isEmpty() ? tracks : List.of(chosen);
	}

	/**
	 * What is to be said of a track that was read.
	 *
	 * @param found whether it has what it was read for; otherwise the next is tried
	 * @return nothing where there is no other
	 */
	List<String> note(int track, boolean found) {
		if (tracks.size() < 2)
			return List.of();
		String note = kind + " " + track + " of " + tracks.size();
		if (!passedOver.isEmpty())
			note += " (" + nothing + " " + passedOver.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
		if (!found)
			passedOver.add(track);
		return List.of(note);
	}
}
