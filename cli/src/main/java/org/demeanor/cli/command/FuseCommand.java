package org.demeanor.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.OtherPeoplesText;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.FusionModels;
import org.demeanor.analysis.Profile;
import org.demeanor.cli.option.FusionOption;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.file.OutputFile;
import org.demeanor.file.ProtectedFiles;
import org.demeanor.fusion.Agreement;
import org.demeanor.fusion.FittedFusion;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.LevelledRule;
import org.demeanor.fusion.PairRule;
import org.demeanor.fusion.ScoredPair;
import org.demeanor.fusion.StreamRule;
import org.demeanor.report.peer.FaceFormat;
import org.demeanor.report.run.FusionFile;
import org.demeanor.report.table.LabelTable;
import org.demeanor.report.table.ScoreTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demeanor fuse}: joins two score tables, of any tools. */
@Command(name = "fuse", description = { "Joins a table of face scores and one of voice scores on the column clip.",
		"A clip that is in one table only keeps its scores." })
public final class FuseCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--face", paramLabel = "CSV", required = true,
			description = "Face scores, 0 to 1: clip,truth,angry..surprise, or a clips.csv of analyze")
	private Path face;

	@Option(names = "--face-format", paramLabel = "NAME", defaultValue = "demeanor",
			description = { "Whose table --face is: demeanor, openface, pyfeat or imotions. Of the other programs a folder of tables",
					"is one too. Default ${DEFAULT-VALUE}" })
	private FaceFormat faceFormat;

	@Option(names = "--voice", paramLabel = "CSV", required = true,
			description = "Voice scores, likewise; from a clips.csv, the voice's own")
	private Path voice;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "mean",
			description = { "mean, median, weighted (by our nets' validation F1), product, or auto: what --fusion says, else levelled by",
					"the streams' agreement, with fewer than 50 clips what our nets learnt;",
					"default ${DEFAULT-VALUE}" })
	private StreamRule rule;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "The profile whose models set --rule weighted and auto; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the fused table goes; a file there is replaced.")
	private Path out;

	@Option(names = "--fit", paramLabel = "LABELLED",
			description = { "Fits how far each stream is believed to the clips of this table, clip,truth, and writes that to",
					"--out instead: a JSON for --fusion." })
	private Path fit;

	@Mixin
	private FusionOption fusion;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		if (rule != StreamRule.AUTO && fusion.model().isPresent())
			throw new ParameterException(spec.commandLine(), "--fusion needs --rule auto");
		Path file = OutputFile.of(out);
		List<Path> inputs = new ArrayList<>(faceFormat.tables(face));
		inputs.add(voice);
		if (fit != null)
			inputs.add(fit);
		new ProtectedFiles(inputs).check(out);
		Map<String, ScoreTable.Row> faces = faceFormat.read(face);
		Map<String, ScoreTable.Row> voices = ScoreTable.read(voice, Modality.VOICE);
		tell(face, faces);
		tell(voice, voices);
		if (fit != null)
			return fit(faces, voices, file);
		if (common(faces, voices).isEmpty())
			throw new StageException(Stage.FUSION, face.toString(), "has no clip that " + voice + " has too"
					+ example(faces, voices) + "; clips are joined by their names");
		PairRule pairs = pairs(faces, voices);
		Set<String> clips = new LinkedHashSet<>(faces.keySet());
		clips.addAll(voices.keySet());
		Map<String, ScoreTable.Row> fused = new LinkedHashMap<>();
		for (String clip : clips)
			fused.put(clip, fuse(clip, Optional.ofNullable(faces.get(clip)), Optional.ofNullable(voices.get(clip)), pairs));
		ScoreTable.write(file, fused);
		long both = common(faces, voices).size();
		spec.commandLine().getErr().printf("%s fused, %d with one stream only: %s%n",
				Counts.of(both, "clip"), clips.size() - both, out);
		return ExitCode.OK;
	}

	// -- Helper methods --

	private void tell(Path table, Map<String, ScoreTable.Row> rows) {
		ScoreTable.remark(table, rows)
				.ifPresent(remark -> spec.commandLine().getErr().println("demeanor: " + OtherPeoplesText.line(remark)));
	}

	/** The rule for a clip that both tables have. */
	private PairRule pairs(Map<String, ScoreTable.Row> faces, Map<String, ScoreTable.Row> voices) throws StageException {
		// Tables of any tool come in here: what our nets learnt of their own sharpness says nothing of theirs.
		if (rule == StreamRule.AUTO && fusion.model().isEmpty()) {
			Optional<LevelledRule> level = Agreement.level(common(faces, voices).stream()
					.map(clip -> new ScoredPair(faces.get(clip).scores(), voices.get(clip).scores())).toList());
			if (level.isPresent()) {
				spec.commandLine().getErr().printf(Locale.ROOT, "levelled by their agreement: face scores to the power of %.3f,"
						+ " voice scores to that of %.3f%n", level.get().face(), level.get().voice());
				return level.get();
			}
		}
		FusionModel model = rule == StreamRule.WEIGHTED || rule == StreamRule.AUTO
				? FusionModels.of(models.store(), profile, fusion.model()) : FusionModel.PLAIN;
		return (ofFace, ofVoice) -> rule.fuse(Optional.of(ofFace), Optional.of(ofVoice), model).orElseThrow();
	}

	private static List<String> common(Map<String, ScoreTable.Row> faces, Map<String, ScoreTable.Row> voices) {
		return faces.keySet().stream().filter(voices::containsKey).toList();
	}

	private static String example(Map<String, ScoreTable.Row> faces, Map<String, ScoreTable.Row> voices) {
		return faces.isEmpty() || voices.isEmpty() ? "" : ", e.g. '" + faces.keySet().iterator().next() + "' here and '"
				+ voices.keySet().iterator().next() + "' there";
	}

	private int fit(Map<String, ScoreTable.Row> faces, Map<String, ScoreTable.Row> voices, Path file) throws StageException {
		List<FittedFusion.Labelled> labelled = new ArrayList<>();
		for (Map.Entry<String, Emotion> clip : LabelTable.read(fit).entrySet())
			if (faces.containsKey(clip.getKey()) && voices.containsKey(clip.getKey()))
				labelled.add(new FittedFusion.Labelled(clip.getValue(),
						new ScoredPair(faces.get(clip.getKey()).scores(), voices.get(clip.getKey()).scores())));
		spec.commandLine().getErr().println(FusionFile.fit(fit.toString(), labelled, file));
		return ExitCode.OK;
	}

	private ScoreTable.Row fuse(String clip, Optional<ScoreTable.Row> ofFace, Optional<ScoreTable.Row> ofVoice,
			PairRule pairs) throws StageException {
		Optional<Emotion> truth = ofFace.flatMap(ScoreTable.Row::truth);
		Optional<Emotion> truthOfVoice = ofVoice.flatMap(ScoreTable.Row::truth);
		if (truth.isPresent() && truthOfVoice.isPresent() && !truth.equals(truthOfVoice))
			throw new StageException(Stage.FUSION, clip, "the tables disagree on its truth: " + truth.get().label() + " in "
					+ face + ", " + truthOfVoice.get().label() + " in " + voice);
		Scores scores = ofFace.isPresent() && ofVoice.isPresent() ? pairs.fuse(ofFace.get().scores(), ofVoice.get().scores())
				: ofFace.or(() -> ofVoice).orElseThrow().scores();
		return new ScoreTable.Row(truth.or(() -> truthOfVoice), scores);
	}
}
