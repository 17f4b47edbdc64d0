package org.demeanor.adapt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.adapt.head.EmbeddedClip;
import org.demeanor.face.FaceCrops;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.Clip;
import org.demeanor.media.open.Clips;
import org.demeanor.score.Scores;

/** Reads labelled pictures of faces with a net that gives its embedding. For any thread. */
final class CropEmbeddingRun {

	private final FaceCrops crops;
	private final List<String> labels;

	CropEmbeddingRun(EmotionClassifier net, List<String> labels) {
		crops = new FaceCrops(List.of(net), new StageClock());
		this.labels = labels;
	}

	/**
	 * Reads the pictures of a clip.
	 *
	 * @return empty if there is no picture
	 * @throws StageException if it cannot be read
	 */
	Optional<EmbeddingRun.Embedded> read(LabelledClip clip) throws StageException {
		List<Clip> pictures = new ArrayList<>();
		for (Path file : clip.files())
			pictures.add(Clips.open(file));
		List<NetAnswer> answers = crops.answers(pictures).stream().map(byNet -> byNet.get(0)).toList();
		if (answers.isEmpty())
			return Optional.empty();
		Scores base = FrameRule.MEAN.combine(answers.stream().map(answer -> answer.scores().orElseThrow()).toList());
		double[] weights = new double[answers.size()];
		Arrays.fill(weights, 1);
		return Optional.of(new EmbeddingRun.Embedded(clip, new EmbeddedClip(clip.name(), labels.indexOf(clip.label()),
				clip.participant().orElseThrow(), answers.stream().map(answer -> answer.further().toArray()).toList(), weights),
				base.top()));
	}
}
