package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.fusion.FrameRule;
import org.demeanor.imagej.display.MomentsTable;
import org.demeanor.imagej.display.TimelinePlot;
import org.demeanor.model.ModelStore;
import org.demeanor.report.EmotionColors;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.TimelineSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

/** The Command as ImageJ2 and Fiji run it, against the engine on the same frames. */
class RecognizeEmotionsCommandTest {

	private static Context context;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	@ParameterizedTest
	@EnumSource
	void theTableIsTheEnginesCellByCell(Profile profile) throws StageException {
		List<List<String>> expected = engine(profile);
		assertThat(expected).isNotEmpty();
		run(SampleFrames.rgb(), profile.label(), "mean");
		assertThat(cells()).isEqualTo(expected);
	}

	@Test
	void theTimelineIsTheEnginesCellByCell() throws StageException {
		ImagePlus image = SampleFrames.rgb();
		run(image, "standard", "mean");
		Timeline timeline = timeline(image, TimelineSettings.DEFAULT);
		ResultsTable table = MomentsTable.of(timeline);
		assertThat(table.getHeadings()).containsExactlyElementsOf(TimelineTable.COLUMNS);
		assertThat(table.size()).isEqualTo(timeline.rows().size()).isEqualTo(2);
		for (int row = 0; row < table.size(); row++) {
			List<String> cells = TimelineTable.row(timeline.rows().get(row));
			for (int column = 0; column < cells.size(); column++)
				assertThat(table.getStringValue(TimelineTable.COLUMNS.get(column), row)).isEqualTo(cells.get(column));
		}
	}

	@Test
	void theTimelineShowsWhatANetTellsBesidesTheScores() {
		TimelineRow step = new TimelineRow(0, .5, OptionalInt.of(1), 3, OptionalDouble.empty(), Optional.empty(), 0, 0, Optional.empty(),
				Optional.empty(), NamedValues.of(List.of("valence"), .25), NamedValues.NONE, Optional.empty());
		ResultsTable table = MomentsTable.of(new Timeline(.5, List.of(step)));
		assertThat(table.getValue("face_valence", 0)).isEqualTo(.25);
	}

	@Test
	void theTimelineIsAPlotOfTheFusedScoresAboveThreeRibbons() throws StageException {
		ImagePlus image = SampleFrames.rgb();
		run(image, "standard", "mean");
		Timeline timeline = timeline(image, new TimelineSettings(.1, 0));
		Plot plot = TimelinePlot.of("a", timeline, Optional.of(1)).orElseThrow();
		assertThat(plot.getDataObjectDesignations()).hasSize(7);
		assertThat(plot.getLimits()[2]).isNegative();
		assertThat(plot.getLimits()[3]).isEqualTo(1);
		int colors = EmotionColors.of(timeline.rows().get(0).fused().orElseThrow().top()).getRGB();
		int ribbon = plot.getProcessor().getPixel((int) plot.scaleXtoPxl(.02), (int) plot.scaleYtoPxl(-.33));
		assertThat(Integer.toHexString(ribbon | 0xff000000)).isEqualTo(Integer.toHexString(colors));
		assertThat(TimelinePlot.of("a", Timeline.NONE, Optional.empty())).isEmpty();
	}

	private static Timeline timeline(ImagePlus image, TimelineSettings settings) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.FACE), ModelStore.bundled(), 1)) {
			return new ClipMoments(Demeanor.lastResult().orElseThrow(), analyzer.rules()).timeline(settings);
		}
	}

	@Test
	void aHyperstackOfChannelsGivesTheSameOnItsFrames() throws StageException {
		ImagePlus image = SampleFrames.hyperstack();
		run(image, "standard", "mean");
		assertThat(cells()).isEqualTo(engine(Profile.STANDARD));
		assertThat(image.getOverlay().toArray()).isNotEmpty().allSatisfy(element -> {
			assertThat(element.hasHyperStackPosition()).isTrue();
			assertThat(element.getCPosition()).isZero();
			assertThat(element.getZPosition()).isZero();
		});
		assertThat(Arrays.stream(image.getOverlay().toArray()).map(Roi::getTPosition).distinct())
				.containsExactlyElementsOf(frames().stream().map(frame -> frame + 1).toList());
	}

	static Stream<ImagePlus> grayKinds() {
		return Stream.of(SampleFrames.gray8(), SampleFrames.gray16());
	}

	@ParameterizedTest
	@MethodSource("grayKinds")
	void grayStacksGiveFacesToo(ImagePlus image) {
		run(image, "standard", "mean");
		assertThat(frames()).containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24);
	}

	@Test
	void boxesAndLabelsAreOnTheirFramesAndASecondRunReplacesOnlyOurs() {
		ImagePlus image = SampleFrames.rgb();
		run(image, "standard", "mean");
		Rectangle face = image.getOverlay().get(0).getBounds();
		// In the place of our box, and under our name: ImageJ calls such regions equal.
		Roi theirs = new Roi(face);
		theirs.setName("face 1");
		image.setOverlay(new Overlay(theirs));
		run(image, "standard", "mean");
		Roi[] first = image.getOverlay().toArray();
		assertThat(first).hasSize(1 + 2 * cells().size());
		assertThat(first[0]).isSameAs(theirs);
		for (int row = 0; row < cells().size(); row++) {
			List<String> cells = cells().get(row);
			Roi box = first[1 + 2 * row];
			assertThat(Stream.of(box.getBounds().x, box.getBounds().y, box.getBounds().width, box.getBounds().height)
					.map(String::valueOf)).containsExactlyElementsOf(cells.subList(3, 7));
			assertThat(box.getPosition()).isEqualTo(Integer.parseInt(cells.get(0)) + 1);
			TextRoi label = (TextRoi) first[2 + 2 * row];
			assertThat(label.getText()).startsWith(cells.get(2) + " " + cells.get(cells.size() - 1));
			assertThat(label.getPosition()).isEqualTo(box.getPosition());
		}
		run(image, "reference", "mean");
		Roi[] second = image.getOverlay().toArray();
		assertThat(second).hasSize(1 + 2 * cells().size()).hasSizeLessThan(first.length);
		assertThat(second[0]).isSameAs(theirs);
		assertThat(second[1].getPosition()).isEqualTo(22);
	}

	@ParameterizedTest
	@EnumSource
	void theFrameRuleMakesTheAnswer(FrameRule rule) {
		String said = run(SampleFrames.rgb(), "standard", rule.label());
		List<Scores> scores = cells().stream().map(row -> Scores.of(row.subList(7, 14).stream()
				.mapToDouble(Double::parseDouble).toArray())).toList();
		Scores expected = rule.combine(scores);
		Matcher answer = Pattern.compile("sample: (\\w+) (\\S+) \\((\\w+) of 9 frames\\)").matcher(said);
		assertThat(answer.matches()).as(said).isTrue();
		assertThat(answer.group(1)).isEqualTo(expected.top().label());
		assertThat(Double.parseDouble(answer.group(2))).isCloseTo(expected.confidence(), within(2e-6));
		assertThat(answer.group(3)).isEqualTo(rule.label());
	}

	@Test
	void anImageWithoutAFaceIsAFactAndLeavesNoOldBoxes() {
		ImagePlus image = new ImagePlus("wall", new ByteProcessor(200, 100));
		assertThat(run(image, "standard", "mean")).isEqualTo("wall: no face found; no sound stream (frames looked at: 1)");
		assertThat(cells()).isEmpty();
		assertThat(image.getOverlay().size()).isZero();
	}

	@Test
	void wrongWordsAreSaidInOneLineAndNothingIsDone() {
		ImagePlus image = new ImagePlus("wall", new ByteProcessor(200, 100));
		assertThat(run(image, "best", "mean")).hasLineCount(1)
				.contains("profile", "'best' is none of standard, reference");
		assertThat(run(image, "standard", "Mean")).hasLineCount(1)
				.contains("framerule", "'Mean' is none of mean, median, mode, weighted");
		assertThat(image.getOverlay()).isNull();
	}

	@Test
	void withoutAnImageItSaysWhatToDo() {
		assertThat(run(null, "standard", "mean")).hasLineCount(1).contains("No image is open");
	}

	/** The rows that the command line writes for the file, up to the number of images. */
	private static List<List<String>> engine(Profile profile) throws StageException {
		Settings settings = Settings.DEFAULT.withProfile(profile).withModalities(Modality.FACE);
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1)) {
			return analyzer.analyze(SampleFrames.clip()).faces().observations().stream()
					.filter(seen -> seen.frame() < SampleFrames.COUNT).map(FrameTable::row).toList();
		}
	}

	private static String run(ImagePlus image, String profile, String frameRule) {
		return Console.of(() -> {
			try {
				context.service(CommandService.class).run(RecognizeEmotionsCommand.class, true,
						"image", image, "profile", profile, "framerule", frameRule).get();
			}
			catch (InterruptedException | ExecutionException failed) {
				throw new AssertionError(failed);
			}
		});
	}

	private static List<Integer> frames() {
		return cells().stream().map(row -> Integer.valueOf(row.get(0))).toList();
	}

	private static List<List<String>> cells() {
		assertThat(ResultsTable.getResultsTable().size() == 0
				|| List.of(ResultsTable.getResultsTable().getHeadings()).equals(FrameTable.COLUMNS)).isTrue();
		return Plugin.cells();
	}
}
