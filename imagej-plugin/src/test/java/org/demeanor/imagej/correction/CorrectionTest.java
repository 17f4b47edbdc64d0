package org.demeanor.imagej.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.imagej.Console;
import org.demeanor.imagej.Demeanor;
import org.demeanor.imagej.SampleFrames;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;

/** What is changed by hand shows in tables and boxes, can be undone, and outlives the session. */
class CorrectionTest {

	@TempDir
	private Path folder;

	private ImagePlus image;
	private ClipResult found;

	@BeforeEach
	void recognize() {
		image = SampleFrames.rgb();
		recognize(image, "");
		found = Demeanor.lastResult().orElseThrow();
		assertThat(found.faces().faces()).isEqualTo(1);
		assertThat(ResultsTable.getResultsTable().columnExists("corrected")).as("nothing is").isFalse();
	}

	@Test
	void aLabelOfASpanIsMarkedInTableAndBoxAndItsScoresStay() {
		String before = text("label", 2);
		double score = number("happy", 2);
		correct("change=label person=1 frames=6-12 value=fear");
		assertThat(text("label", 1)).isEqualTo(before);
		assertThat(text("label", 2)).isEqualTo("fear");
		assertThat(text("corrected", 2)).isEqualTo("label was " + before);
		assertThat(text("corrected", 1)).isEmpty();
		assertThat(number("happy", 2)).isEqualTo(score);
		assertThat(boxTexts()).contains("1 fear *");
		assertThat(Demeanor.lastResult()).as("the nets' answer stays").contains(found);
	}

	@Test
	void oneBoxOfTheFrameThatIsShown() {
		image.setT(4);
		correct("frames=shown value=sad");
		assertThat(boxTexts().stream().filter("1 sad *"::equals)).hasSize(1);
		assertThat(text("label", 1)).isEqualTo("sad");
	}

	@Test
	void aNewPersonFromAFrameOnAndBackAgain() {
		correct("change=person person=1 frames=12-99 value=2");
		assertThat(Demeanor.lastResult().orElseThrow().faces().faces()).isEqualTo(2);
		assertThat(number("face", 4)).isEqualTo(2);
		assertThat(text("corrected", 4)).isEqualTo("person was 1");
		assertThat(Demeanor.lastResult().orElseThrow().fused()).as("fewer frames, another mean").isNotEqualTo(found.fused());
		correct("change=name person=2 value=[Ms. Green, aunt]");
		assertThat(text("name", 4)).isEqualTo("Ms. Green, aunt");
		assertThat(boxTexts()).anyMatch(text -> text.startsWith("Ms. Green, aunt "));
		correct("change=person person=2 value=1");
		assertThat(Demeanor.lastResult().orElseThrow().fused()).as("merged").isEqualTo(found.fused());
		for (int i = 0; i < 3; i++)
			correct("change=undo");
		assertThat(Demeanor.lastResult()).contains(found);
		assertThat(ResultsTable.getResultsTable().columnExists("corrected")).isFalse();
		assertThat(correct("change=undo")).contains("nothing to undo");
	}

	@Test
	void droppedBoxesAreGone() {
		correct("change=drop frames=0-11");
		assertThat(ResultsTable.getResultsTable().size()).isLessThan(found.faces().observations().size());
		assertThat(number("frame", 0)).isEqualTo(12);
		correct("change=clear");
		assertThat(Demeanor.lastResult()).contains(found);
	}

	/** The image in a TIFF, the film with a file beside it. */
	@Test
	void savedAndOpenedAgain() throws Exception {
		correct("change=label frames=6 value=[fear]");
		correct("change=clip value=happy");
		Path tiff = folder.resolve("saved.tif");
		IJ.saveAsTiff(image, tiff.toString());
		ImagePlus opened = IJ.openImage(tiff.toString());
		recognize(opened, "");
		assertThat(text("label", 2)).isEqualTo("fear");
		assertThat(recognize(opened, "corrections=false")).doesNotContain("by hand");
		assertThat(text("label", 2)).isNotEqualTo("fear");

		Runner.run(MenuEntry.CORRECT, opened, () -> OptionValues.ofMacro("change=label frames=9 value=sad", MenuEntry.CORRECT.options()),
				Optional.empty());
		assertThat(Files.readAllLines(folder.resolve("saved.tif.corrections.csv"))).containsExactly("change,person,first,last,value",
				"label,0,6,6,fear", "clip,0,0,,happy", "label,0,9,9,sad");
		ImagePlus again = IJ.openImage(tiff.toString());
		assertThat(recognize(again, "")).contains("3 corrections by hand applied");
		assertThat(text("label", 3)).isEqualTo("sad");
	}

	@Test
	void whatDoesNotFitIsOneLineAndIsNotKept() {
		assertThat(correct("value=joy")).contains("value: option: 'joy' is none of angry, calm");
		assertThat(correct("person=7 value=sad")).contains("no box of face 7 on these frames");
		assertThat(correct("change=person value=two")).contains("'two' is not the number of a person");
		assertThat(correct("change=name value=x")).contains("a name needs a person");
		assertThat(correct("change=drop value=x")).contains("to drop boxes takes none");
		assertThat(correct("frames=last value=sad")).contains("'last' is none of all, shown, 12 and 12-30");
		assertThat(correct("frames=9-3 value=sad")).contains("no such frames");
		assertThat(image.getProp("demeanor.corrections")).isNull();
		ImagePlus fresh = SampleFrames.rgb();
		assertThat(Console.of(() -> Runner.run(MenuEntry.CORRECT, fresh, () -> OptionValues.ofMacro("value=sad",
				MenuEntry.CORRECT.options()), Optional.empty()))).contains("run Recognize Emotions first");
	}

	@Test
	void aDamagedFileIsOneLine() {
		assertThatThrownBy(() -> CorrectionText.parse("a.csv", "change,person,first,last,value\nlabel,0,x,,sad\n"))
				.isInstanceOf(StageException.class).hasMessageContaining("a.csv").hasMessageContaining("row 1");
		assertThatThrownBy(() -> CorrectionText.parse("a.csv", "change,person,first,last,value\npaint,0,0,,sad\n"))
				.isInstanceOf(StageException.class).hasMessageContaining("no change 'paint'");
	}

	/** Spreadsheets on Windows save in the encoding of the country, unless they are told otherwise. */
	@Test
	void aFileInAnotherEncodingIsOneLine() throws Exception {
		Path tiff = folder.resolve("named.tif");
		IJ.saveAsTiff(image, tiff.toString());
		Path file = folder.resolve("named.tif.corrections.csv");
		String text = "change,person,first,last,value\nname,1,0,,J\u00f6rg\n";
		Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
		ImagePlus opened = IJ.openImage(tiff.toString());
		assertThatThrownBy(() -> CorrectionStore.load(opened)).isInstanceOf(StageException.class)
				.hasMessage(file + ": report: is neither UTF-8 nor UTF-16 text; save it as UTF-8");
		Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
		assertThat(CorrectionStore.load(opened)).singleElement().satisfies(name -> assertThat(name.value()).isEqualTo("J\u00f6rg"));
	}

	// -- Helper methods --

	private String correct(String options) {
		return Console.of(() -> Runner.run(MenuEntry.CORRECT, image, () -> OptionValues.ofMacro(options, MenuEntry.CORRECT.options()),
				Optional.empty()));
	}

	private static String recognize(ImagePlus image, String options) {
		return Console.of(() -> Runner.run(MenuEntry.RECOGNIZE, image, () -> OptionValues.ofMacro("sound=none " + options,
				MenuEntry.RECOGNIZE.options()), Optional.empty()));
	}

	private List<String> boxTexts() {
		return Arrays.stream(image.getOverlay().toArray()).filter(TextRoi.class::isInstance)
				.map(text -> ((TextRoi) text).getText().strip()).toList();
	}

	private static String text(String column, int row) {
		return ResultsTable.getResultsTable().getStringValue(column, row);
	}

	private static double number(String column, int row) {
		return ResultsTable.getResultsTable().getValue(column, row);
	}
}
