package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.demeanor.imagej.display.ClipsTable;
import org.demeanor.imagej.display.HandLabels;
import org.demeanor.imagej.image.SampleClip;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.Tracks;
import org.demeanor.media.mp4.FrameSize;
import org.demeanor.media.mp4.Mp4Writer;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/** Videos as virtual stacks, and their analysis against the command line's. */
class OpenVideoTest {

	@TempDir
	private Path folder;

	@Test
	void aVideoIsACalibratedVirtualStackOfItsFrames() throws StageException {
		ImagePlus image = VideoOpener.open(SampleFrames.FILE, Tracks.AUTO);
		assertThat(image.getTitle()).isEqualTo("sample.mp4");
		assertThat(image.getStack().isVirtual()).isTrue();
		assertThat(image.getNFrames()).isEqualTo(200);
		assertThat(image.getCalibration().frameInterval).isCloseTo(.04, within(1e-9));
		assertThat(image.getCalibration().getTimeUnit()).isEqualTo("sec");
		assertThat(image.getProp(VideoOpener.FILE_PROPERTY)).isEqualTo(SampleFrames.FILE.toAbsolutePath().toString());
		ImagePlus decoded = SampleFrames.rgb();
		for (int slice : new int[] { 20, 1, 25, 2 })
			assertThat((int[]) image.getStack().getProcessor(slice).getPixels())
					.isEqualTo((int[]) decoded.getStack().getProcessor(slice).getPixels());
	}

	/** Phones give frames at uneven times. */
	@Test
	void slicesHaveTheTimesOfTheirFrames() throws IOException {
		Path file = folder.resolve("uneven.mp4");
		try (Mp4Writer video = Mp4Writer.create(file, "mpeg4", FrameSize.forFrame(32, 16), 10, false)) {
			for (double time : new double[] { 0, .1, .5 })
				video.writeFrame(new byte[3 * 32 * 16], time, .1);
			video.finish();
		}
		ImagePlus image = VideoOpener.open(file, Tracks.AUTO);
		assertThat(IntStream.rangeClosed(1, 3).mapToObj(image.getStack()::getSliceLabel)).containsExactly("0.000 s", "0.100 s", "0.500 s");
	}

	@Test
	void itsTablesAreTheCommandLinesCellByCellWithItsSound() throws Exception {
		assertSameAsFile(SampleFrames.FILE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clips/d6.mp4", "clips/face_noface.mov" })
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void soAreThoseOfRealVideos(String clip) throws Exception {
		assertSameAsFile(Path.of(System.getenv("DEMEANOR_DATA"), clip));
	}

	@Test
	void theSampleComesOutOfTheJar() throws IOException {
		Path sample = SampleClip.file();
		assertThat(Files.mismatch(sample, SampleFrames.FILE)).isEqualTo(-1);
		assertThat(SampleClip.file()).isEqualTo(sample);
	}

	@Test
	void whatIsNoVideoIsSaidInOneLine() throws IOException {
		Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
		for (String file : List.of(text.toString(), folder.resolve("gone.mp4").toString(), ""))
			assertThat(Console.of(() -> Runner.run(MenuEntry.OPEN_VIDEO, null,
					() -> OptionValues.ofMacro("file=[" + file + "]", MenuEntry.OPEN_VIDEO.options()), Optional.empty())))
							.hasLineCount(1).startsWith("Demeanor: ").contains(file.isEmpty() ? "file: option: no video was named" : ": media: ");
	}

	private static void assertSameAsFile(Path file) throws StageException {
		ClipResult expected;
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			expected = analyzer.analyze(Clips.open(file));
		}
		Plugin.recognize(VideoOpener.open(file, Tracks.AUTO), "");
		assertThat(Plugin.cells()).isEqualTo(expected.faces().observations().stream().map(FrameTable::row).toList());
		ClipResult result = Demeanor.lastResult().orElseThrow();
		assertThat(ClipTable.row("", result)).isEqualTo(ClipTable.row("", expected));
		ResultsTable clips = ClipsTable.empty();
		ClipsTable.addTo(clips, result, Optional.empty(), HandLabels.NONE);
		ClipsTable.addTo(clips, result, Optional.empty(), HandLabels.NONE);
		assertThat(clips.size()).isEqualTo(1);
		List<String> row = ClipTable.row(file.getFileName().toString(), expected);
		for (int column = 0; column < row.size(); column++)
			assertThat(clips.getStringValue(ClipTable.COLUMNS.get(column), 0)).isEqualTo(row.get(column));
	}
}
