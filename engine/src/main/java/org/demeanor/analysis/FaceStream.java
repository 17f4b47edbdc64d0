package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.FacePipeline;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.sampling.FrameSelection;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.PrefetchingClip;
import org.demeanor.media.TimeSpan;
import org.demeanor.score.Scores;

/** The faces of clips: looks at the likeliest picture track of each; where that shows no face, at the others too. */
final class FaceStream {

	private final Settings settings;
	private final List<EmotionClassifier> nets;
	private final FaceDetectors detectors;
	private final AnswerRules rules;
	private final StageClock clock;
	private final int threads;

	/**
	 * @param nets of the faces
	 * @param threads for one clip, at least 1
	 */
	FaceStream(Settings settings, List<EmotionClassifier> nets, FaceDetectors detectors, AnswerRules rules, StageClock clock,
			int threads) {
		this.settings = settings;
		this.nets = nets;
		this.detectors = detectors;
		this.rules = rules;
		this.clock = clock;
		this.threads = threads;
	}

	/** The stream's part of a result; track 0 if none was read. */
	record Seen(FaceTracks reading, StreamScores scores, Optional<StageException> failure, int track, OptionalDouble end,
			OptionalDouble cutOff, List<String> notes) {

		static Seen without(StreamState state, Optional<StageException> failure) {
			return new Seen(ClipResult.NOTHING_SEEN, StreamScores.none(state), failure, 0, OptionalDouble.empty(),
					OptionalDouble.empty(), List.of());
		}
	}

	/** What was seen on one picture track, when that ends, when the file is cut off, and what is to be said of it. */
	private record Looked(FaceTracks faces, OptionalDouble end, OptionalDouble cutOff, List<String> notes) {}

	/**
	 * Looks at a clip.
	 *
	 * @param spans of which alone the result tells; empty for all
	 * @param atOnce whether frames are decoded on a thread of their own
	 */
	Seen see(MonitoredClip clip, List<TimeSpan> spans, boolean atOnce) {
		TrackNotes tracks = new TrackNotes("picture track", clip.pictureTracks(), "no face on");
		Seen first = null;
		try {
			for (int track : tracks.toTry(settings.tracks().pictures())) {
				Looked looked = look(clip.with(settings.tracks().withPictures(track)), spans, atOnce);
				FaceTracks faces = looked.faces;
				List<String> notes = new ArrayList<>(tracks.note(track, faces.framesWithFace() > 0));
				notes.addAll(looked.notes);
				Seen seen = new Seen(faces, scores(clip, faces, settings.sampling().byTime() || !spans.isEmpty()), Optional.empty(),
						track, looked.end, looked.cutOff, notes);
				if (faces.framesWithFace() > 0 || clip.cut().isPresent())
					return seen;
				first = first == null ? seen : first;
			}
			return first == null ? Seen.without(StreamState.NO_PICTURES, Optional.empty()) : first;
		}
		catch (StageException failed) {
			return first == null ? Seen.without(StreamState.FAILED, Optional.of(failed)) : first;
		}
	}

	private Looked look(Clip clip, List<TimeSpan> spans, boolean atOnce) throws StageException {
		FrameSelection selection = FrameSelection.of(clip, settings.sampling().at(clip.framesPerSecond()), spans);
		FacePipeline stream = new FacePipeline(nets, detectors.open(), selection, settings.profile().singleFaceOnly(), clock);
		Clip read = atOnce ? new PrefetchingClip(clip, selection::reads) : clip;
		try (FrameReader frames = selection.of(read.openFrames(threads, selection::reads))) {
			FaceTracks faces = stream.read(frames);
			return new Looked(faces, frames.endSeconds(), frames.cutOffSeconds(), frames.notes());
		}
	}

	/** @param timesAskedFor whether times decided which frames were looked at */
	private StreamScores scores(MonitoredClip clip, FaceTracks faces, boolean timesAskedFor) {
		// The reference knows no tracks: every frame with exactly one face counts, whoever's it is.
		List<Scores> frames = settings.profile().singleFaceOnly() ? faces.allScores() : faces.mainScores();
		StreamState none = faces.framesSampled() == 0 && timesAskedFor ? StreamState.NO_FRAMES : StreamState.NO_FACE;
		return rules.face(frames).map(StreamScores::of).orElse(StreamScores.none(clip.missing(none)));
	}
}
