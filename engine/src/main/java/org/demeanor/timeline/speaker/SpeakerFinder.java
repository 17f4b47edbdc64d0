package org.demeanor.timeline.speaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.voice.VoiceReading;

/**
 * Finds who speaks, moment by moment, in clips with several people. It needs a voice net that tells when somebody speaks, and
 * four frames a second at least.
 */
public final class SpeakerFinder {

	private static final double MOMENT_SECONDS = .5;

	/** A moment with less voice says nothing about the mouths seen in it. */
	private static final double LEAST_VOICE_SECONDS = .25;

	/** Behind a longer pause nobody is likelier than others to speak. */
	private static final double PAUSE_SECONDS = 5;

	/** Log odds of somebody who is seen and shows nothing, of all who are not seen at the moment, and of somebody who never is. */
	private static final double EVEN = 0;

	private final Map<Integer, MouthSeries> mouths = new TreeMap<>();
	/** Seconds of voice in each moment. */
	private final double[] voice;
	private final List<VoicedMoment> found = new ArrayList<>();

	private SpeakerFinder(Map<Integer, List<FaceObservation>> people, VoiceReading sound) {
		double end = sound.speech().get(sound.speech().size() - 1).endSeconds();
		voice = new double[(int) Math.ceil(end / MOMENT_SECONDS)];
		for (int moment = 0; moment < voice.length; moment++)
			voice[moment] = sound.voiceSeconds(moment * MOMENT_SECONDS, (moment + 1) * MOMENT_SECONDS).orElse(0);
		Loudness vowels = new Loudness(sound.levels().vowels());
		Loudness formants = new Loudness(sound.levels().formants());
		people.forEach((person, seen) -> mouths.put(person, new MouthSeries(seen, vowels, formants)));
	}

	/** Returns who speaks; {@link Speakers#UNKNOWN} with fewer than two people, or without a voice. */
	public static Speakers find(FaceTracks faces, VoiceReading sound) {
		Map<Integer, List<FaceObservation>> people = new TreeMap<>();
		for (FaceObservation seen : faces.observations())
			people.computeIfAbsent(seen.face(), face -> new ArrayList<>()).add(seen);
		if (people.size() < 2 || sound.speech().isEmpty())
			return Speakers.UNKNOWN;
		SpeakerFinder finder = new SpeakerFinder(people, sound);
		finder.search();
		return new Speakers(finder.found);
	}

	// -- Helper methods --

	/** Cuts the clip at long pauses, so that the length of a conversation limits what is held at once. */
	private void search() {
		int begin = -1;
		int lastVoiced = -1;
		for (int moment = 0; moment < voice.length; moment++) {
			if (begin >= 0 && (moment - lastVoiced) * MOMENT_SECONDS > PAUSE_SECONDS) {
				converse(begin, lastVoiced + 1);
				begin = -1;
			}
			if (voice[moment] > 0) {
				begin = begin < 0 ? moment : begin;
				lastVoiced = moment;
			}
		}
		if (begin >= 0)
			converse(begin, lastVoiced + 1);
	}

	private void converse(int begin, int end) {
		List<Integer> people = mouths.keySet().stream()
				.filter(person -> mouths.get(person).isSeen(begin * MOMENT_SECONDS, end * MOMENT_SECONDS)).toList();
		if (people.isEmpty())
			return;
		double[][] logOdds = new double[end - begin][];
		boolean[] evidence = new boolean[logOdds.length];
		for (int i = 0; i < logOdds.length; i++) {
			double[] told = told(people, begin + i);
			evidence[i] = Arrays.stream(told).anyMatch(odds -> !Double.isNaN(odds));
			logOdds[i] = voice[begin + i] < LEAST_VOICE_SECONDS ? new double[people.size() + 1] : logOdds(people, told, begin + i);
		}
		double[][] probabilities = Turns.probabilities(logOdds);
		for (int i = 0; i < logOdds.length; i++)
			if (evidence[i] && voice[begin + i] > 0)
				found.add(moment(begin + i, people, probabilities[i]));
	}

	/** What each one's mouth tells; NaN without evidence. */
	private double[] told(List<Integer> people, int moment) {
		return people.stream().mapToDouble(person -> isSeen(person, moment)
				? mouths.get(person).logOdds((moment + .5) * MOMENT_SECONDS) : Double.NaN).toArray();
	}

	/** The last one is that of somebody who is never seen. */
	private double[] logOdds(List<Integer> people, double[] told, int moment) {
		long unseen = people.stream().filter(person -> !isSeen(person, moment)).count();
		double[] logOdds = Arrays.copyOf(told, told.length + 1);
		for (int j = 0; j < told.length; j++)
			if (Double.isNaN(told[j]))
				logOdds[j] = isSeen(people.get(j), moment) ? EVEN : EVEN - Math.log(unseen);
		return logOdds;
	}

	private boolean isSeen(int person, int moment) {
		return mouths.get(person).isSeen(moment * MOMENT_SECONDS, (moment + 1) * MOMENT_SECONDS);
	}

	/** Somebody who is not seen in a moment speaks off screen then, as in a reverse shot. */
	private VoicedMoment moment(int moment, List<Integer> people, double[] probabilities) {
		Map<Speaker, Double> bySpeaker = new HashMap<>();
		bySpeaker.put(Speaker.OFF_SCREEN, probabilities[people.size()]);
		for (int j = 0; j < people.size(); j++)
			bySpeaker.merge(isSeen(people.get(j), moment) ? Speaker.of(people.get(j)) : Speaker.OFF_SCREEN, probabilities[j],
					Double::sum);
		return new VoicedMoment(moment * MOMENT_SECONDS, (moment + 1) * MOMENT_SECONDS, voice[moment], bySpeaker);
	}
}
