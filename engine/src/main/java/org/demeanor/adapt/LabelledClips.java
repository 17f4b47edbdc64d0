package org.demeanor.adapt;

import java.util.List;
import java.util.Optional;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;

/**
 * Clips to learn from.
 *
 * @param subject names them in messages
 * @param clips of at least two labels and two participants, all known
 */
public record LabelledClips(String subject, List<LabelledClip> clips) {

	/** Fewer tell nothing. */
	static final int LEAST = 20;

	public LabelledClips {
		clips = List.copyOf(clips);
	}

	/**
	 * Checks what a head can learn from.
	 *
	 * @param known whose the clips are, where the layout does not tell
	 * @throws StageException (stage option) if there are too few clips, labels or participants, or a participant is not known; one
	 *         line
	 */
	public static LabelledClips of(String subject, List<LabelledClip> found, Participants known) throws StageException {
		List<LabelledClip> clips = found.stream()
				.map(clip -> known.of(clip.name()).map(Participant::name).map(clip::of).orElse(clip)).toList();
		Optional<LabelledClip> nobodys = clips.stream().filter(clip -> clip.participant().isEmpty()).findFirst();
		if (nobodys.isPresent())
			throw new StageException(Stage.OPTION, subject, "the participant of clip " + nobodys.get().name()
					+ " is not known: name participants by a table or a pattern, so that nobody is tested by a head that knows them");
		return new LabelledClips(subject, clips).checked("");
	}

	/** The labels in alphabetical order. */
	public List<String> labels() {
		return clips.stream().map(LabelledClip::label).distinct().sorted().toList();
	}

	/**
	 * These clips alone, if they still suffice.
	 *
	 * @throws StageException (stage option) if they do not
	 */
	LabelledClips only(List<LabelledClip> some, String why) throws StageException {
		return new LabelledClips(subject, some).checked(why);
	}

	private LabelledClips checked(String why) throws StageException {
		if (clips.size() < LEAST)
			throw few(Counts.of(clips.size(), "labelled clip") + why + ", and a head needs " + LEAST + " at least");
		if (labels().size() < 2)
			throw few("one label only, '" + labels().get(0) + "'" + why + ": there is nothing to tell apart");
		if (clips.stream().map(LabelledClip::participant).distinct().count() < 2)
			throw few("one participant only, '" + clips.get(0).participant().orElseThrow() + "'" + why
					+ ": nothing would show what the head is worth on others");
		return this;
	}

	private StageException few(String why) {
		return new StageException(Stage.OPTION, subject, "has " + why);
	}
}
