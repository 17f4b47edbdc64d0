package org.demeanor.face;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.score.NamedSummary;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * The face stream's findings in a clip.
 *
 * @param framesSampled number of sampled frames
 * @param framesWithFace how many of those have at least one scored face
 * @param faces number of faces that were followed; a person who comes back counts again
 * @param people number of people
 * @param observations every scored face of every frame, by frame, then by number of the face
 * @param further what the nets tell of the {@link #mainFace()} besides its scores
 * @param sampledSeconds when the sampled frames are shown, with or without a face; empty where that is not kept
 */
public record FaceTracks(int framesSampled, int framesWithFace, int faces, int people, List<FaceObservation> observations,
		NamedSummary further, List<Double> sampledSeconds) {

	public FaceTracks {
		observations = List.copyOf(observations);
		sampledSeconds = List.copyOf(sampledSeconds);
	}

	/** What is told besides the scores comes from the observations. */
	FaceTracks(List<Double> sampledSeconds, int framesWithFace, int faces, int people, List<FaceObservation> observations) {
		this(sampledSeconds.size(), framesWithFace, faces, people, observations, further(observations), sampledSeconds);
	}

	/** Faces of different people. */
	public FaceTracks(int framesSampled, int framesWithFace, int faces, List<FaceObservation> observations) {
		this(framesSampled, framesWithFace, faces, faces, observations, further(observations), List.of());
	}

	/**
	 * Whether a sampled frame may lie in a stretch of time, from its first second to before its last; known exactly where
	 * {@link #sampledSeconds} are kept.
	 */
	public boolean mayHaveFrames(double startSeconds, double endSeconds) {
		return sampledSeconds.isEmpty() ? framesSampled > 0
				: sampledSeconds.stream().anyMatch(time -> time >= startSeconds && time < endSeconds);
	}

	/**
	 * The number of the face that the clip is about: the one on most frames; if equal, the larger one, then the earlier
	 * one. Empty if there is none.
	 */
	public Optional<Integer> mainFace() {
		return mainFace(observations);
	}

	private static NamedSummary further(List<FaceObservation> observations) {
		if (observations.isEmpty() || observations.get(0).further().isEmpty())
			return NamedSummary.NONE;
		int main = mainFace(observations).orElseThrow();
		List<NamedValues> values = observations.stream().filter(seen -> seen.face() == main).map(FaceObservation::further).toList();
		return NamedSummary.of(values, new double[values.size()]);
	}

	private static Optional<Integer> mainFace(List<FaceObservation> observations) {
		Map<Integer, List<FaceObservation>> byFace = observations.stream()
				.collect(Collectors.groupingBy(FaceObservation::face));
		return byFace.keySet().stream().max(Comparator.<Integer>comparingInt(face -> byFace.get(face).size())
				.thenComparingLong(face -> byFace.get(face).stream().mapToLong(seen -> seen.box().area()).sum())
				.thenComparing(Comparator.reverseOrder()));
	}

	/** The same faces elsewhere, by pixels of the stored picture. */
	public FaceTracks moved(int right, int down) {
		return new FaceTracks(framesSampled, framesWithFace, faces, people, observations.stream()
				.map(seen -> seen.withBox(seen.box().moved(right, down))).toList(), further, sampledSeconds);
	}

	/** The scores of every face of every frame, in the order of the observations. */
	public List<Scores> allScores() {
		return observations.stream().map(FaceObservation::scores).toList();
	}

	/** The same without the scores of each frame, of which a long clip has many. */
	public FaceTracks summary() {
		return new FaceTracks(framesSampled, framesWithFace, faces, people, List.of(), further, List.of());
	}

	/** The frame scores of the {@link #mainFace()}, in order of time; empty if there is none. */
	public List<Scores> mainScores() {
		return mainFace().map(main -> observations.stream().filter(seen -> seen.face() == main)
				.map(FaceObservation::scores).toList()).orElse(List.of());
	}
}
