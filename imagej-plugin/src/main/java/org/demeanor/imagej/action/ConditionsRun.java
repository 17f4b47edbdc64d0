package org.demeanor.imagej.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;
import org.demeanor.imagej.comparison.AnalyzedConditions;
import org.demeanor.imagej.comparison.ConditionComparison;
import org.demeanor.imagej.comparison.ConditionFolders;
import org.demeanor.imagej.comparison.OutFolder;
import org.demeanor.imagej.comparison.ScoredStream;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.ConditionTable;

import ij.IJ;

/** Compare Conditions: folders of clips, or the rows of a table. */
final class ConditionsRun {

	private ConditionsRun() {}

	static void run(OptionValues values, AnalysisProgress progress) throws StageException {
		Optional<String> table = SettingsFactory.named(values, "clips");
		if (table.isPresent() == !values.text("conditions").isBlank())
			throw new StageException(Stage.OPTION, "conditions",
					table.isPresent() ? "folders and a table exclude each other" : "neither folders nor a table were named");
		ScoredStream stream = values.choice("stream", ScoredStream.values(), ScoredStream::label);
		Optional<Path> out = values.text("out").isBlank() ? Optional.empty() : Optional.of(VideoOpener.path(values.text("out")));
		if (out.isPresent())
			OutFolder.check(out.get(), table.isEmpty());
		List<ConditionTable.Row> rows = table.isPresent() ? ofTable(VideoOpener.path(table.get()), values, stream)
				: ofFolders(values, stream, out, progress);
		ConditionComparison comparison = new ConditionComparison(rows);
		if (out.isPresent())
			comparison.write(out.get());
		comparison.show(values.flag("plot"));
		comparison.lines().forEach(IJ::log);
		comparison.remarks().forEach(Messages::log);
	}

	// -- Helper methods --

	/** The participants asked for come before the table's. */
	private static List<ConditionTable.Row> ofTable(Path file, OptionValues values, ScoredStream stream) throws StageException {
		List<ConditionTable.Row> rows = ConditionTable.read(file, values.text("column"), stream.prefix());
		Participants known = SettingsFactory.calibration(values).participants(rows.stream().map(ConditionTable.Row::clip).toList(),
				Optional.empty());
		return rows.stream().map(row -> new ConditionTable.Row(row.clip(), row.condition(),
				known.of(row.clip()).map(Participant::name).or(row::participant), row.scores())).toList();
	}

	private static List<ConditionTable.Row> ofFolders(OptionValues values, ScoredStream stream, Optional<Path> out,
			AnalysisProgress progress) throws StageException {
		Settings settings = SettingsFactory.ofFiles(values, stream.modalities());
		Path results = out.orElse(Path.of(System.getProperty("java.io.tmpdir"), "demeanor-comparison"));
		AnalyzedConditions analyzed = new AnalyzedConditions(ConditionFolders.parse(values.text("conditions")), results, IJ::log);
		ModelStore models = SettingsFactory.models(values);
		RunCalibration calibration = SettingsFactory.calibration(values).of(models, settings, analyzed.names());
		try (Analyzer analyzer = new Analyzer(settings, models, Runtime.getRuntime().availableProcessors(), progress)) {
			analyzed.analyze(analyzer, (done, all) -> progress.show((double) done / all, "clip " + done + " of " + all));
		}
		List<List<String>> cells = calibration.apply(analyzed.rows());
		List<ConditionTable.Row> rows = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			Optional<Participant> participant = calibration.participants().of(ClipTable.clip(cells.get(i)));
			rows.add(new ConditionTable.Row(ClipTable.clip(cells.get(i)), analyzed.conditions().get(i),
					participant.map(Participant::name), stream.of(ClipTable.answers(cells.get(i), participant))));
		}
		if (out.isPresent())
			analyzed.write(out.get(), cells);
		analyzed.failures().forEach(IJ::log);
		return rows;
	}
}
