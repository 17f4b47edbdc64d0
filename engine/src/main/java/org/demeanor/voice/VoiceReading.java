package org.demeanor.voice;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import org.demeanor.media.TimeSpan;
import org.demeanor.score.NamedSummary;
import org.demeanor.voice.level.VoiceLevels;

/**
 * The voice stream's findings in a clip.
 *
 * @param durationSeconds length of the sound
 * @param silent whether the sound is digital silence, or has no samples
 * @param voiceSeconds how long somebody speaks; empty where the nets do not tell
 * @param narrowBand whether it is speech as a telephone carries it, with nothing above 4 kHz
 * @param unfamiliar 0..1, how unlike what the nets learnt from the speech is; empty without speech or where the nets do not
 *        tell
 * @param windows scores of each window in order of time; empty if the sound is silent
 * @param speech when somebody speaks, in order of time; empty where nobody does or the nets do not tell
 * @param levels how loud it is; none if the sound is silent
 * @param sounding where it is more than digital silence, in the clip's time and in its order
 * @param further what the nets tell besides the scores, windows with more speech counting more
 */
public record VoiceReading(double durationSeconds, boolean silent, OptionalDouble voiceSeconds, boolean narrowBand,
		OptionalDouble unfamiliar, List<WindowScores> windows, List<SpeechSpan> speech, VoiceLevels levels, List<TimeSpan> sounding,
		NamedSummary further) {

	private static final List<TimeSpan> ALWAYS = List.of(new TimeSpan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));

	/** What is told besides the scores comes from the windows. */
	public VoiceReading(double durationSeconds, boolean silent, OptionalDouble voiceSeconds, boolean narrowBand,
			OptionalDouble unfamiliar, List<WindowScores> windows, List<SpeechSpan> speech, VoiceLevels levels,
			List<TimeSpan> sounding) {
		this(durationSeconds, silent, voiceSeconds, narrowBand, unfamiliar, windows, speech, levels, sounding, NamedSummary.of(
				windows.stream().map(WindowScores::further).toList(), windows.stream().mapToDouble(WindowScores::weight).toArray()));
	}

	public VoiceReading {
		windows = List.copyOf(windows);
		speech = List.copyOf(speech);
		sounding = List.copyOf(sounding);
		Objects.requireNonNull(levels);
	}

	/** A reading without measured levels, of a sound that is silent everywhere or nowhere. */
	public VoiceReading(double durationSeconds, boolean silent, OptionalDouble voiceSeconds, boolean narrowBand,
			OptionalDouble unfamiliar, List<WindowScores> windows, List<SpeechSpan> speech) {
		this(durationSeconds, silent, voiceSeconds, narrowBand, unfamiliar, windows, speech, VoiceLevels.NONE,
				silent ? List.of() : ALWAYS);
	}

	/** By nets that do not tell speech from other sounds. */
	public VoiceReading(double durationSeconds, boolean silent, List<WindowScores> windows) {
		this(durationSeconds, silent, OptionalDouble.empty(), false, OptionalDouble.empty(), windows, List.of());
	}

	/** A sound in which there is nothing to hear. */
	public static VoiceReading ofSilence(double durationSeconds, boolean tellsSpeech) {
		return new VoiceReading(durationSeconds, true, tellsSpeech ? OptionalDouble.of(0) : OptionalDouble.empty(), false,
				OptionalDouble.empty(), List.of(), List.of());
	}

	/** The same without windows and speech, of which a long sound has many. */
	public VoiceReading summary() {
		return new VoiceReading(durationSeconds, silent, voiceSeconds, narrowBand, unfamiliar, List.of(), List.of(),
				VoiceLevels.NONE, List.of(), further);
	}

	/**
	 * The same of some stretches of the clip's time alone: how long somebody speaks in them, and whether all of them are silent.
	 * Windows that reach beyond them stay whole.
	 *
	 * @param spans no two of them overlap
	 */
	public VoiceReading within(List<TimeSpan> spans) {
		if (spans.stream().allMatch(span -> isSilent(span.startSeconds(), span.endSeconds())))
			return ofSilence(durationSeconds, voiceSeconds.isPresent());
		OptionalDouble voice = voiceSeconds.isEmpty() ? voiceSeconds : OptionalDouble.of(spans.stream()
				.mapToDouble(span -> voiceSeconds(span.startSeconds(), span.endSeconds()).getAsDouble()).sum());
		return new VoiceReading(durationSeconds, silent, voice, narrowBand, unfamiliar, windows, speech, levels, sounding, further);
	}

	/** The mean over windows, weighted by their speech; empty where none has any or the nets do not tell. */
	public static OptionalDouble unfamiliar(List<WindowScores> windows) {
		double sum = 0;
		double weights = 0;
		for (WindowScores window : windows)
			if (window.unfamiliar().isPresent()) {
				sum += window.weight() * window.unfamiliar().getAsDouble();
				weights += window.weight();
			}
		return weights > 0 ? OptionalDouble.of(sum / weights) : OptionalDouble.empty();
	}

	/** Whether a stretch of the clip's time is digital silence, or has no samples. */
	public boolean isSilent(double start, double end) {
		return !TimeSpan.overlap(sounding, start, end);
	}

	/** How long somebody speaks in a stretch of the clip's time; empty where the nets do not tell. */
	public OptionalDouble voiceSeconds(double start, double end) {
		return voiceSeconds.isEmpty() ? voiceSeconds
				: OptionalDouble.of(speech.stream().mapToDouble(span -> span.within(start, end)).sum());
	}
}
