package org.demeanor.face.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins tracks of faces to people. A track belongs to the person who looks most like it, unless that person is seen
 * elsewhere at the same time; if nobody looks like it, it is somebody new. Holds a few looks of each person, whatever the
 * length of the clip. Not thread-safe.
 */
public final class People {

	/**
	 * Tracks that differ by less are one person's. The places between one person's looks and two people's, see
	 * PeopleOnRealClipsTest.
	 */
	static final double SAME_PERSON = .21;

	/** Looks of a person that are kept apart, as from the front and from the side. */
	private static final int MOST_LOOKS = 6;

	private record Span(int first, int last) {}

	private static final class Person {

		private final List<Appearance> looks = new ArrayList<>();
		private final List<Span> spans = new ArrayList<>();
		private int firstTrack = Integer.MAX_VALUE;

		/** Whether the person is on a frame of the span, on another track. */
		private boolean seenWithin(Span span) {
			return spans.stream().anyMatch(own -> own.first <= span.last && span.first <= own.last);
		}

		private double distance(Appearance look) {
			return looks.stream().mapToDouble(look::distance).min().orElseThrow();
		}

		private void add(int track, Span span, Appearance look) {
			firstTrack = Math.min(firstTrack, track);
			spans.add(span);
			if (looks.size() < MOST_LOOKS)
				looks.add(look);
			else
				looks.stream().min((one, other) -> Double.compare(one.distance(look), other.distance(look))).orElseThrow().add(look);
		}
	}

	private final List<Person> people = new ArrayList<>();
	private final Map<Integer, Person> byTrack = new TreeMap<>();

	/**
	 * Takes a track that has ended.
	 *
	 * @param track its number, from 1, in order of first sight
	 * @param firstFrame number of the first frame with it
	 * @param lastFrame number of the last frame with it
	 * @param look what its face looks like; from now on this instance's
	 */
	public void add(int track, int firstFrame, int lastFrame, Appearance look) {
		Span span = new Span(firstFrame, lastFrame);
		Person nearest = null;
		double least = SAME_PERSON;
		for (Person person : people) {
			double distance = person.seenWithin(span) ? Double.POSITIVE_INFINITY : person.distance(look);
			if (distance < least) {
				least = distance;
				nearest = person;
			}
		}
		if (nearest == null) {
			nearest = new Person();
			people.add(nearest);
		}
		nearest.add(track, span, look);
		byTrack.put(track, nearest);
	}

	/** Returns the number of each track's person: from 1, in order of first sight. */
	public Map<Integer, Integer> numbers() {
		List<Person> inOrder = people.stream().sorted((one, other) -> Integer.compare(one.firstTrack, other.firstTrack)).toList();
		Map<Integer, Integer> numbers = new TreeMap<>();
		byTrack.forEach((track, person) -> numbers.put(track, inOrder.indexOf(person) + 1));
		return numbers;
	}
}
