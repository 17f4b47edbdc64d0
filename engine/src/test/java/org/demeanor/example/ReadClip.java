package org.demeanor.example;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.face.FaceObservation;
import org.demeanor.media.Clip;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;

/** The example of engine/README.md, which shows this file from the class on. */
public final class ReadClip {

	public static void main(String[] files) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 2)) {
			for (String file : files) {
				Clip clip = Clips.open(Path.of(file));
				ClipResult result = analyzer.analyze(clip);
				System.out.println(file + ": " + result.status().label() + " " + result.explanation());
				result.fused().ifPresent(scores -> System.out.println(scores.top().label() + " " + scores.confidence()));
				for (FaceObservation seen : result.faces().observations())
					System.out.println(seen.timeSeconds() + " s, face " + seen.face() + ": " + seen.scores().top().label());
			}
		}
	}
}
