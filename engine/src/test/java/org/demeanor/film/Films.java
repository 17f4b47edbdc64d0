package org.demeanor.film;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Composes films of shared clips, to check the search for speakers. Its figures were chosen by films of others: d6, d9, d10,
 * d12, d14, d19, s29, WolfgangLanger_Pexels, and other takes of actor 5.
 */
final class Films {

	/** Where the face is in wide and tall clips that do not have it in the middle, in parts of the longer side. */
	private static final Map<String, Double> CENTRES = Map.of("d13", .44, "s18", .6, "s32", .44);

	/** Whoever talks in a clip without sound. */
	private static final String TALKS = "d13";

	private final List<Footage> speakers;
	private final List<Footage> listeners;

	private Films(List<Footage> speakers, List<Footage> listeners) {
		this.speakers = speakers;
		this.listeners = listeners;
	}

	/** Of the clips by which no figure was chosen. */
	static Films others() throws IOException {
		return new Films(List.of(actor("01-01-04-02-02-01-05"), actor("01-01-08-01-02-01-05"), clip("d11"), clip("d20")),
				List.of(clip("d13"), clip("d18"), clip("d3"), clip("s18"), clip("s32")));
	}

	/** A speaker beside one and two who are not heard. */
	List<ComposedFilm> conversations() {
		List<ComposedFilm> films = new ArrayList<>();
		for (int i = 0; i < speakers.size(); i++) {
			Footage speaker = speakers.get(i);
			for (int j = 0; j < listeners.size(); j++)
				films.add(new ComposedFilm(Scene.under(speaker, speaker, listeners.get(j))));
			films.add(new ComposedFilm(Scene.under(speaker, listener(i), speaker, listener(i + 2))));
		}
		return films;
	}

	/** Two who are silent, and the voice of a third who is not seen. */
	List<ComposedFilm> offScreen() {
		List<Footage> silent = listeners.stream().filter(listener -> !listener.person().equals(TALKS)).toList();
		List<ComposedFilm> films = new ArrayList<>();
		for (Footage speaker : speakers)
			for (int j = 0; j < silent.size(); j++)
				films.add(new ComposedFilm(Scene.under(speaker, silent.get(j), silent.get((j + 1) % silent.size()))));
		return films;
	}

	/** One who is silent and one who talks, and the voice of a third who is not seen. */
	List<ComposedFilm> offScreenOfATalker() {
		List<ComposedFilm> films = new ArrayList<>();
		for (Footage talker : listeners)
			for (int i = 0; talker.person().equals(TALKS) && i < speakers.size(); i++)
				films.add(new ComposedFilm(Scene.under(speakers.get(i), talker, listener(listeners.indexOf(talker) + 1))));
		return films;
	}

	/** One who is silent and one whose own voice is taken away, and the voice of a third who is not seen. */
	List<ComposedFilm> offScreenOfAMutedSpeaker() {
		List<ComposedFilm> films = new ArrayList<>();
		for (int i = 0; i < speakers.size(); i++)
			for (Footage muted : speakers)
				if (!muted.person().equals(speakers.get(i).person()))
					films.add(new ComposedFilm(Scene.under(speakers.get(i), muted, listener(i + 1))));
		return films;
	}

	/** Two who talk all the time, of whom one is heard, and then the other. */
	List<ComposedFilm> bothTalk() {
		List<ComposedFilm> films = new ArrayList<>();
		for (Footage one : speakers)
			for (Footage other : speakers)
				if (one.person().compareTo(other.person()) < 0)
					films.add(new ComposedFilm(Scene.under(one, one, other), Scene.under(other, one, other)));
		return films;
	}

	/**
	 * People alone and beside each other, between cuts: each comes back later, in another place and beside others, and there
	 * is nobody in between.
	 */
	List<ComposedFilm> cuts() {
		List<Footage> all = new ArrayList<>(speakers);
		all.addAll(listeners);
		List<ComposedFilm> films = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			Footage one = all.get(i);
			Footage two = all.get((i + 3) % all.size());
			Footage three = all.get((i + 5) % all.size());
			if (one.person().equals(two.person()) || one.person().equals(three.person()) || two.person().equals(three.person()))
				continue;
			films.add(new ComposedFilm(Scene.alone(one, 0, 1.5), Scene.alone(two, 0, 1.5), Scene.alone(three, .5, 1.5),
					new Scene(List.of(two, one), 1.5, null, 1.5), new Scene(List.of(), 0, null, 1.5),
					new Scene(List.of(three, two, one), .2, null, 1.5), Scene.alone(one, 1.2, 1.5)));
		}
		return films;
	}

	/** Shot and reverse shot: the speaker is heard on while the listener is seen. */
	List<ComposedFilm> reverseShots() {
		List<ComposedFilm> films = new ArrayList<>();
		for (int i = 0; i < speakers.size(); i++) {
			Footage speaker = speakers.get(i);
			double third = speaker.seconds() / 3;
			films.add(new ComposedFilm(new Scene(List.of(speaker), 0, speaker, third),
					new Scene(List.of(listener(i)), third, speaker, third), new Scene(List.of(speaker), 2 * third, speaker, third)));
		}
		return films;
	}

	// -- Helper methods --

	private Footage listener(int number) {
		return listeners.get(number % listeners.size());
	}

	private static Footage actor(String take) throws IOException {
		return Footage.of("actor 5", .5, "ravdess-video/Actor_05", take + ".mp4");
	}

	private static Footage clip(String name) throws IOException {
		// The man of d18 is that of d19, who wears glasses there.
		return Footage.of(name.equals("d18") ? "d19" : name, CENTRES.getOrDefault(name, .5), "clips", name + ".mp4");
	}
}
