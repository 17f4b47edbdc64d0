package org.demeanor.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Tracks;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** Results of clips that nobody analysed. */
public final class Results {

	private Results() {}

	/** Sure of one emotion by 70 %, the rest alike. */
	public static Scores sureOf(Emotion emotion) {
		double[] values = new double[Emotion.count()];
		Arrays.fill(values, 0.05);
		values[emotion.ordinal()] = 0.7;
		return Scores.of(values);
	}

	public static FaceObservation seen(int frame, double timeSeconds, int face, FaceBox box, Emotion emotion) {
		return new FaceObservation(frame, timeSeconds, face, box, sureOf(emotion));
	}

	public static ClipResult withFaces(FaceObservation... seen) {
		StreamScores face = StreamScores.of(seen[0].scores());
		return new ClipResult("drawn", face, StreamScores.none(StreamState.NO_SOUND), face.scores(),
				new FaceTracks(seen.length, seen.length, 1, List.of(seen)), ClipResult.NOTHING_HEARD,
				OptionalDouble.empty(), List.of(), Tracks.AUTO, List.of());
	}

	public static ClipResult withoutFace() {
		return new ClipResult("drawn", StreamScores.none(StreamState.NO_FACE), StreamScores.none(StreamState.NO_SOUND),
				Optional.empty(), ClipResult.NOTHING_SEEN, ClipResult.NOTHING_HEARD, OptionalDouble.empty(), List.of(),
				Tracks.AUTO, List.of());
	}
}
