package org.demeanor.imagej.comparison;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.score.Scores;

/** Which scores are compared. */
public enum ScoredStream {
	FUSED("fused", ""), FACE("face", "face_"), VOICE("voice", "voice_");

	private final String label;
	private final String prefix;

	ScoredStream(String label, String prefix) {
		this.label = label;
		this.prefix = prefix;
	}

	/** The word in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The prefix of its columns in {@code clips.csv}. */
	public String prefix() {
		return prefix;
	}

	/** What has to be analysed for them. */
	public Set<Modality> modalities() {
		return switch (this) {
			case FUSED -> EnumSet.allOf(Modality.class);
			case FACE -> EnumSet.of(Modality.FACE);
			case VOICE -> EnumSet.of(Modality.VOICE);
		};
	}

	/** The scores among a clip's answers. */
	public Optional<Scores> of(ClipAnswers answers) {
		return switch (this) {
			case FUSED -> answers.fused();
			case FACE -> answers.face();
			case VOICE -> answers.voice();
		};
	}
}
