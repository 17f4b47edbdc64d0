package org.demeanor.film;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.TimelineSettings;
import org.demeanor.timeline.speaker.Speaker;

/**
 * Compares what was found in a composed film with what is known of it.
 *
 * @param right speaking steps whose speaker was named, or told to be off screen, rightly
 * @param wrong speaking steps with another speaker
 * @param unclear speaking steps without one
 * @param faces faces on frames
 * @param known how many of them have their person's number
 */
record FilmCheck(int right, int wrong, int unclear, int faces, int known) {

	static final FilmCheck NONE = new FilmCheck(0, 0, 0, 0, 0);

	/** Seconds of voice that make a step a speaking one. */
	private static final double SPEAKING = .25;

	static FilmCheck of(ComposedFilm film, Analyzer analyzer) {
		ClipResult result = analyzer.analyze(film);
		Map<Integer, String> names = names(film, result);
		int known = (int) result.faces().observations().stream()
				.filter(seen -> shown(film, seen).equals(Optional.ofNullable(names.get(seen.face())))).count();
		int right = 0;
		int wrong = 0;
		int unclear = 0;
		double last = -1;
		for (TimelineRow row : new ClipMoments(result, analyzer.rules()).timeline(TimelineSettings.DEFAULT).rows()) {
			if (row.timeSeconds() == last || row.voiceSeconds() < SPEAKING)
				continue;
			last = row.timeSeconds();
			double middle = (row.timeSeconds() + row.endSeconds()) / 2;
			if (film.heard(middle).isEmpty())
				continue;
			String heard = film.heard(middle).get().person();
			Optional<String> truth = film.shows(heard, middle) ? Optional.of(heard) : Optional.empty();
			if (row.speaker().isEmpty())
				unclear++;
			else if (name(row.speaker().get(), names).equals(truth))
				right++;
			else
				wrong++;
		}
		return new FilmCheck(right, wrong, unclear, result.faces().observations().size(), known);
	}

	FilmCheck plus(FilmCheck other) {
		return new FilmCheck(right + other.right, wrong + other.wrong, unclear + other.unclear, faces + other.faces,
				known + other.known);
	}

	int speakingSteps() {
		return right + wrong + unclear;
	}

	double rightShare() {
		return (double) right / speakingSteps();
	}

	double wrongShare() {
		return (double) wrong / speakingSteps();
	}

	double knownShare() {
		return (double) known / faces;
	}

	// -- Helper methods --

	private static Optional<String> name(Speaker speaker, Map<Integer, String> names) {
		return speaker.person().isEmpty() ? Optional.empty() : Optional.ofNullable(names.get(speaker.person().getAsInt()));
	}

	/** Each number's person, and each person's number: those of most frames, once each. */
	private static Map<Integer, String> names(ComposedFilm film, ClipResult result) {
		Map<Integer, Map<String, Long>> votes = result.faces().observations().stream()
				.filter(seen -> shown(film, seen).isPresent()).collect(Collectors.groupingBy(FaceObservation::face,
						Collectors.groupingBy(seen -> shown(film, seen).get(), Collectors.counting())));
		Map<Integer, String> names = new HashMap<>();
		votes.entrySet().stream().flatMap(number -> number.getValue().entrySet().stream()
				.map(name -> Map.entry(number.getKey(), name))).sorted((one, other) -> Long.compare(
						other.getValue().getValue(), one.getValue().getValue())).forEach(pair -> {
							if (!names.containsKey(pair.getKey()) && !names.containsValue(pair.getValue().getKey()))
								names.put(pair.getKey(), pair.getValue().getKey());
						});
		return names;
	}

	private static Optional<String> shown(ComposedFilm film, FaceObservation seen) {
		return film.person(seen.timeSeconds(), seen.box().x() + seen.box().width() / 2.0);
	}
}
