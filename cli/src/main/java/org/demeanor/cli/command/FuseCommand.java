package org.demeanor.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.FusionModels;
import org.demeanor.analysis.Profile;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.file.ProtectedFiles;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.report.table.ScoreTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demeanor fuse}: joins two score tables, of any tools. */
@Command(name = "fuse", description = { "Fuses a table of face scores and one of voice scores, joined on the column clip.",
		"A clip that only one table has keeps the scores it has there." })
public final class FuseCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--face", paramLabel = "CSV", required = true, description = "clip,truth,angry..surprise")
	private Path face;

	@Option(names = "--voice", paramLabel = "CSV", required = true, description = "clip,truth,angry..surprise")
	private Path voice;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "mean",
			description = { "mean, median, weighted (by our nets' validation F1), product, or auto (what our nets learnt);",
					"default ${DEFAULT-VALUE}" })
	private StreamRule rule;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "Whose nets say what --rule weighted and auto need; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the fused table goes.")
	private Path out;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		new ProtectedFiles(List.of(face, voice)).check(out);
		Map<String, ScoreTable.Row> faces = ScoreTable.read(face);
		Map<String, ScoreTable.Row> voices = ScoreTable.read(voice);
		FusionModel model = rule == StreamRule.WEIGHTED || rule == StreamRule.AUTO
				? FusionModels.of(models.store(), profile) : FusionModel.PLAIN;
		Set<String> clips = new LinkedHashSet<>(faces.keySet());
		clips.addAll(voices.keySet());
		Map<String, ScoreTable.Row> fused = new LinkedHashMap<>();
		for (String clip : clips)
			fused.put(clip, fuse(clip, Optional.ofNullable(faces.get(clip)), Optional.ofNullable(voices.get(clip)),
					model));
		ScoreTable.write(out, fused);
		long both = faces.keySet().stream().filter(voices::containsKey).count();
		spec.commandLine().getErr().printf("%s fused, %d with one stream only: %s%n",
				Counts.of(both, "clip"), clips.size() - both, out);
		return ExitCode.OK;
	}

	private ScoreTable.Row fuse(String clip, Optional<ScoreTable.Row> ofFace, Optional<ScoreTable.Row> ofVoice,
			FusionModel model) throws StageException {
		Optional<Emotion> truth = ofFace.flatMap(ScoreTable.Row::truth);
		Optional<Emotion> truthOfVoice = ofVoice.flatMap(ScoreTable.Row::truth);
		if (truth.isPresent() && truthOfVoice.isPresent() && !truth.equals(truthOfVoice))
			throw new StageException(Stage.FUSION, clip, "the tables disagree on its truth: " + truth.get().label() + " in "
					+ face + ", " + truthOfVoice.get().label() + " in " + voice);
		Scores scores = rule.fuse(ofFace.map(ScoreTable.Row::scores), ofVoice.map(ScoreTable.Row::scores), model)
				.orElseThrow();
		return new ScoreTable.Row(truth.or(() -> truthOfVoice), scores);
	}
}
