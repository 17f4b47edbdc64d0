package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.media.Clip;
import org.demeanor.media.SoundAhead;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.timeline.WindowMean;
import org.demeanor.voice.VoicePipeline;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;

/** The voice in clips: listens to the likeliest sound track of each; where nobody speaks on it, to the others too. */
final class VoiceStream {

	private static final String NARROW_BAND = "narrow band: the voice has nothing above 4 kHz, as by telephone";

	private final Settings settings;
	private final List<EmotionClassifier> nets;
	private final AnswerRules rules;
	private final StageClock clock;
	/**
	 * Pipelines of earlier clips, for reuse: making the tables of a spectrogram takes as long as a tenth of a short
	 * sound.
	 */
	private final Queue<VoicePipeline> idle = new ConcurrentLinkedQueue<>();

	/**
	 * @param nets of the voice
	 * @throws StageException (stage model) if they do not go together
	 */
	VoiceStream(Settings settings, List<EmotionClassifier> nets, AnswerRules rules, StageClock clock) throws StageException {
		this.settings = settings;
		this.nets = nets;
		this.rules = rules;
		this.clock = clock;
		idle.add(pipeline());
	}

	/** The stream's part of a result; track 0 if none was read. */
	record Heard(VoiceReading reading, StreamScores scores, Optional<StageException> failure, int track,
			OptionalDouble cutOff, List<String> notes) {

		static Heard without(StreamState state, Optional<StageException> failure) {
			return new Heard(ClipResult.NOTHING_HEARD, StreamScores.none(state), failure, 0, OptionalDouble.empty(), List.of());
		}
	}

	/** What was heard on one sound track, when the file is cut off, and what is to be said of it. */
	private record Listened(VoiceReading sound, OptionalDouble cutOff, List<String> notes) {}

	/**
	 * Listens to a clip.
	 *
	 * @param spans of which alone the result tells; empty for all
	 * @param atOnce whether sound is decoded on a thread of its own
	 */
	Heard hear(MonitoredClip clip, List<TimeSpan> spans, boolean atOnce) {
		TrackNotes tracks = new TrackNotes("sound track", clip.soundTracks(), "nothing to hear on");
		Heard first = null;
		try {
			for (int track : tracks.toTry(settings.tracks().sound())) {
				Listened listened = listen(clip.with(settings.tracks().withSound(track)), spans, atOnce);
				VoiceReading sound = spans.isEmpty() ? listened.sound : listened.sound.within(spans);
				StreamScores scores = scores(clip, sound, spans);
				boolean heardVoice = scores.state() == StreamState.SCORED;
				List<String> notes = new ArrayList<>(tracks.note(track, heardVoice));
				notes.addAll(listened.notes);
				if (heardVoice && sound.narrowBand())
					notes.add(NARROW_BAND);
				Heard heard = new Heard(sound, scores, Optional.empty(), track, listened.cutOff, notes);
				if (heardVoice || clip.cut().isPresent())
					return heard;
				first = first == null ? heard : first;
			}
			return first == null ? Heard.without(StreamState.NO_SOUND, Optional.empty()) : first;
		}
		catch (StageException failed) {
			return first == null ? Heard.without(StreamState.FAILED, Optional.of(failed)) : first;
		}
	}

	private Listened listen(Clip clip, List<TimeSpan> spans, boolean atOnce) throws StageException {
		VoicePipeline stream = idle.poll();
		if (stream == null)
			stream = pipeline();
		try (SoundReader sound = opened(clip, stream.heardFor(spans), atOnce)) {
			return new Listened(stream.read(sound, spans), sound.cutOffSeconds(), sound.notes());
		}
		finally {
			idle.add(stream);
		}
	}

	private VoicePipeline pipeline() throws StageException {
		return new VoicePipeline(nets, settings.profile().coverage(), clock);
	}

	private static SoundReader opened(Clip clip, List<TimeSpan> stretches, boolean ahead) throws StageException {
		SoundReader sound = clip.openSound(stretches);
		return ahead ? new SoundAhead(sound) : sound;
	}

	private StreamScores scores(MonitoredClip clip, VoiceReading sound, List<TimeSpan> spans) {
		if (sound.silent())
			return StreamScores.none(clip.missing(StreamState.SILENCE));
		if (sound.windows().stream().allMatch(window -> window.weight() == 0))
			return StreamScores.none(clip.missing(StreamState.NO_VOICE));
		if (!spans.isEmpty())
			return WindowMean.over(sound.windows(), spans, Math.max(clip.durationSeconds().orElse(0), sound.durationSeconds()))
					.map(rules::voice).map(StreamScores::of).orElse(StreamScores.none(clip.missing(StreamState.NO_VOICE)));
		return StreamScores.of(rules.voice(FrameRule.weightedMean(
				sound.windows().stream().map(WindowScores::scores).toList(),
				sound.windows().stream().mapToDouble(WindowScores::weight).toArray())));
	}
}
