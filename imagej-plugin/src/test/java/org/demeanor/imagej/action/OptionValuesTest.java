package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Settings;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.CascadeSpec;
import org.demeanor.face.sampling.FrameSampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValuesTest {

	private static final List<Option> OPTIONS = MenuEntry.RECOGNIZE.options();

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "boxes labels table plot", "profile=standard step=0 boxes=true rois=false " })
	void omittedKeysAreTheDefaultsOfTheEngine(String line) throws StageException {
		OptionValues values = OptionValues.ofMacro(line, OPTIONS);
		assertThat(SettingsFactory.ofImage(values)).isEqualTo(Settings.DEFAULT);
		assertThat(values.flag("boxes")).isTrue();
		assertThat(values.flag("rois")).isFalse();
	}

	@Test
	void aBareSwitchMeansYesAndWordsOfPathsAreNone() throws StageException {
		assertThat(OptionValues.ofMacro("rois sound=none", OPTIONS).flag("rois")).isTrue();
		OptionValues path = OptionValues.ofMacro("sound=[/a folder/rois /x.wav] boxes=false", OPTIONS);
		assertThat(path.text("sound")).isEqualTo("/a folder/rois /x.wav");
		assertThat(path.flag("rois")).isFalse();
		assertThat(path.flag("boxes")).isFalse();
	}

	@Test
	void framesAndSearchAreHeard() throws StageException {
		Settings settings = SettingsFactory
				.ofImage(OptionValues.ofMacro("step=2 first=10 last=20 scale=1.3 neighbors=4 minsize=50 sound=none", OPTIONS));
		assertThat(settings.sampling()).isEqualTo(new FrameSampling(10, 20, 2));
		assertThat(settings.detector())
				.isEqualTo(new CascadeSpec(CascadeSpec.Search.STANDARD, new CascadeSettings(1.3, 4, 50)));
		assertThat(settings.modalities()).containsExactly(Modality.FACE);
		assertThat(SettingsFactory.ofImage(OptionValues.ofMacro("profile=reference", OPTIONS)).sampling())
				.isEqualTo(FrameSampling.REFERENCE);
	}

	@Test
	void aFrameEverySoOftenIsHeardInEveryEntry() throws StageException {
		assertThat(SettingsFactory.ofImage(OptionValues.ofMacro("sampleevery=2.5 first=4", OPTIONS)).sampling())
				.isEqualTo(new FrameSampling(4, Integer.MAX_VALUE, 3, true, 2.5, false));
		assertThat(SettingsFactory.ofImage(OptionValues.ofMacro("sampleevery=2.5 keyframes", OPTIONS)).sampling())
				.isEqualTo(FrameSampling.STANDARD.every(2.5, true));
		for (MenuEntry entry : List.of(MenuEntry.FOLDER, MenuEntry.COMPARE)) {
			OptionValues values = OptionValues.ofMacro("sampleevery=2", entry.options());
			assertThat(SettingsFactory.ofFiles(values, EnumSet.of(Modality.FACE)).sampling())
					.isEqualTo(FrameSampling.STANDARD.every(2));
			assertThat(SettingsFactory.ofFiles(OptionValues.ofMacro("sampleevery=2 keyframes", entry.options()),
					EnumSet.of(Modality.FACE)).sampling()).isEqualTo(FrameSampling.STANDARD.every(2, true));
		}
		assertThatThrownBy(() -> SettingsFactory.ofFiles(OptionValues.ofMacro("sampleevery=-1", MenuEntry.FOLDER.options()),
				EnumSet.of(Modality.FACE))).isInstanceOf(StageException.class).hasMessageContaining("sampleevery");
	}

	@Test
	void aFileThatFindsFacesIsHeard() throws StageException {
		String folder = "../engine/src/test/resources/org/demeanor/face/detection/yunet/";
		for (List<Option> options : List.of(OPTIONS, MenuEntry.FOLDER.options(), MenuEntry.EXPORT.options())) {
			OptionValues values = OptionValues.ofMacro("detectormodel=[" + folder + "tiny_yunet.onnx]", options);
			assertThat(SettingsFactory.settings(values, EnumSet.of(Modality.FACE)).detector().model()).hasValueSatisfying(file -> {
				assertThat(file.path()).endsWith("tiny_yunet.onnx");
				assertThat(file.sha256()).matches("[0-9a-f]{64}");
			});
			assertThat(SettingsFactory.settings(OptionValues.ofMacro("detectormodel=none", options), EnumSet.of(Modality.FACE)))
					.isEqualTo(Settings.DEFAULT.withModalities(Modality.FACE));
		}
		assertThatThrownBy(() -> SettingsFactory.ofImage(OptionValues.ofMacro("detectormodel=[" + folder + "none.onnx]", OPTIONS)))
				.isInstanceOf(StageException.class).hasMessageEndingWith("none.onnx: model: no such model file");
	}

	@ParameterizedTest
	@CsvSource({ "profile=best, profile", "step=two, step", "scale=x, scale",
			"boxes=maybe, boxes", "device=gpu, device", "scale=0.9, scale factor 0.9", "first=30 last=20, frames 30 to 20",
			"step=-1, in steps of -1", "sampleevery=-2, every -2.0 s", "step=2 sampleevery=2, not by both", "keyframes, every so many seconds" })
	void whatIsWrongIsNamed(String line, String said) {
		assertThatThrownBy(() -> SettingsFactory.ofImage(OptionValues.ofMacro(line, OPTIONS))).isInstanceOf(StageException.class)
				.hasMessageContaining(said);
	}
}
