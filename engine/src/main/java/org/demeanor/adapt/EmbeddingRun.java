package org.demeanor.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.adapt.head.EmbeddedClip;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.media.open.Clips;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.voice.WindowScores;

/** Analyses labelled clips with a net that gives its embedding. */
final class EmbeddingRun {

	/**
	 * A clip and what the net says of it.
	 *
	 * @param embedded its frames or windows
	 * @param base what the net's own head takes it for
	 */
	record Embedded(LabelledClip clip, EmbeddedClip embedded, Emotion base) {}

	private final Analyzer analyzer;
	private final Modality modality;
	private final List<String> labels;

	EmbeddingRun(Analyzer analyzer, Modality modality, List<String> labels) {
		this.analyzer = analyzer;
		this.modality = modality;
		this.labels = labels;
	}

	/**
	 * Analyses a clip.
	 *
	 * @return empty if there is no face, or nobody speaks
	 * @throws StageException if it cannot be read
	 */
	Optional<Embedded> read(LabelledClip clip) throws StageException {
		ClipResult result = analyzer.analyze(Clips.open(clip.file()));
		if (!result.failures().isEmpty())
			throw result.failures().get(0);
		Optional<Scores> base = modality == Modality.FACE ? result.face().scores() : result.voice().scores();
		if (base.isEmpty())
			return Optional.empty();
		List<double[]> parts = new ArrayList<>();
		List<Double> weights = new ArrayList<>();
		if (modality == Modality.FACE) {
			int main = result.faces().mainFace().orElseThrow();
			for (FaceObservation seen : result.faces().observations())
				if (seen.face() == main) {
					parts.add(seen.further().toArray());
					weights.add(1.);
				}
		}
		else
			for (WindowScores window : result.sound().windows())
				if (window.weight() > 0) {
					parts.add(window.further().toArray());
					weights.add(window.weight());
				}
		return Optional.of(new Embedded(clip, new EmbeddedClip(clip.name(), labels.indexOf(clip.label()),
				clip.participant().orElseThrow(),
				parts, weights.stream().mapToDouble(Double::doubleValue).toArray()), base.get().top()));
	}
}
