package org.demeanor.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.demeanor.StageException;
import org.demeanor.analysis.FaceFeatures;
import org.demeanor.analysis.Profile;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.Item;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.yunet.YuNetSpec;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that go on where an earlier one ended, on pictures into which faces for a tiny net are written. A clip that must
 * not be decoded again is {@linkplain #spoil spoilt}: whoever tries cannot.
 */
class FeatureRunTest {

	private static final Path NET = Path.of("src", "test", "resources", "org", "demeanor", "face", "detection", "yunet",
			"tiny_yunet.onnx");
	private static final String BLANK = "happy/2.png";

	@TempDir
	private Path folder;
	private Path out;
	private DetectorSpec detector;
	private FaceDetectors detectors;
	private final List<LabelledFile> items = new ArrayList<>();
	private SortedMap<String, String> undisturbed;

	@BeforeEach
	void anUndisturbedRun() throws IOException {
		detector = new YuNetSpec(ModelFile.of(NET));
		detectors = detector.load(Device.CPU);
		for (int i = 0; i < 5; i++) {
			String name = "happy/" + i + ".png";
			Path file = draw(folder.resolve(i + ".png"), name.equals(BLANK) ? 0 : 255, 20 + i);
			items.add(new LabelledFile(name, Emotion.HAPPY, Optional.of(i), List.of(file)));
		}
		out = Files.createDirectory(folder.resolve("undisturbed"));
		assertThat(start(false, 2).run()).isEqualTo(new FeatureRun.Summary(4, 4, 0, new TreeMap<>(), 0));
		undisturbed = files();
		assertThat(undisturbed.keySet()).containsExactly("faces.csv", "features.json", "happy_0.png.faces.npy",
				"happy_1.png.faces.npy", "happy_3.png.faces.npy", "happy_4.png.faces.npy");
		out = Files.createDirectory(folder.resolve("out"));
	}

	@AfterEach
	void close() {
		detectors.close();
	}

	@Test
	void aStoppedRunGoesOnWithTheClipsThatAreLeft() throws IOException {
		Started run = start(false, 1);
		run.stopAfter = 3;
		assertThat(run.run()).isEqualTo(new FeatureRun.Summary(2, 2, 0, new TreeMap<>(), 2));
		assertThat(files()).containsOnlyKeys("happy_0.png.faces.npy", "happy_1.png.faces.npy");
		for (int done = 0; done < 3; done++)
			spoil(done);
		assertThat(start(true, 2).run()).isEqualTo(new FeatureRun.Summary(4, 4, 3, new TreeMap<>(), 0));
		assertThat(files()).isEqualTo(undisturbed);
		assertThat(start(true, 1).run().resumed()).as("of a finished run").isEqualTo(5);
		assertThat(files()).isEqualTo(undisturbed);
		assertThatThrownBy(() -> start(false, 1).run()).as("anew").isInstanceOf(StageException.class)
				.hasMessageContaining("0.png: media: ");
		assertThat(out.resolve("faces.csv")).doesNotExist();
	}

	/** Whoever reads all arrays of the folder would learn from clips that are no data any more. */
	@Test
	void arraysOfClipsThatAreNoDataAnyMoreGo() throws IOException {
		start(false, 2).run();
		items.remove(0);
		assertThat(start(false, 2).run().faces()).isEqualTo(3);
		assertThat(files()).doesNotContainKey("happy_0.png.faces.npy").containsKey("happy_1.png.faces.npy");
	}

	@Test
	void twoClipsThatWouldWriteToOneFileAreRefusedBeforeAnythingIsWritten() throws IOException {
		items.add(new LabelledFile("happy/A/0.png", Emotion.HAPPY, Optional.empty(), items.get(0).files()));
		items.add(new LabelledFile("happy/a_0.png", Emotion.HAPPY, Optional.empty(), items.get(0).files()));
		assertThatThrownBy(() -> start(false, 1).run()).isInstanceOf(StageException.class)
				.hasMessageContaining("happy/a_0.png").hasMessageContaining("happy/A/0.png");
		assertThat(out).isEmptyDirectory();
	}

	@Test
	void clipsWhoseArraysAreMissingOrNotWholeAreCutAgain() throws IOException {
		start(false, 1).run();
		Files.delete(array(0));
		byte[] whole = Files.readAllBytes(array(1));
		Files.write(array(1), Arrays.copyOf(whole, whole.length - 1));
		Files.write(array(3), new byte[(int) Files.size(array(3))]);
		spoil(4);
		assertThat(start(true, 1).run().resumed()).isEqualTo(2);
		assertThat(files()).isEqualTo(undisturbed);
		Files.write(array(4), whole, StandardOpenOption.APPEND);
		assertThatThrownBy(() -> start(true, 1).run()).as("spoilt, and one byte too many").isInstanceOf(StageException.class)
				.hasMessageContaining("4.png: media: ");
	}

	@Test
	void changedClipsAreCutAgainAndLeaveNoOldArray() throws IOException {
		start(false, 1).run();
		draw(folder.resolve("1.png"), 0, 99);
		assertThat(start(true, 1).run()).isEqualTo(new FeatureRun.Summary(3, 3, 4, new TreeMap<>(), 0));
		assertThat(array(1)).doesNotExist();
	}

	/** As one that is still being copied. */
	@Test
	void aClipThatGrowsWhileItIsReadIsCutAgain() throws IOException {
		Started run = start(false, 1);
		AtomicInteger clips = new AtomicInteger();
		run.features = new FaceFeatures(Profile.STANDARD, detector, () -> {
			if (clips.incrementAndGet() == 2)
				lengthen(folder.resolve("1.png"));
			return detectors.open();
		}, 8, false);
		run.run();
		assertThat(run.told).containsExactly(
				folder.resolve("1.png") + ": media: changed while it was read; a resumed run cuts its faces again");
		Started again = start(true, 1);
		assertThat(again.run().resumed()).isEqualTo(4);
		assertThat(again.told).isEmpty();
		assertThat(start(true, 1).run().resumed()).isEqualTo(5);
	}

	@Test
	void skippedClipsAreTriedAgain() throws IOException {
		byte[] picture = Files.readAllBytes(folder.resolve("3.png"));
		Files.writeString(folder.resolve("3.png"), "no picture, only words");
		Started run = start(false, 2);
		run.skipBad = true;
		FeatureRun.Summary summary = run.run();
		assertThat(summary.skipped()).containsOnlyKeys("happy/3.png");
		SortedMap<String, String> skipped = files();
		run = start(true, 2);
		run.skipBad = true;
		assertThat(run.run()).isEqualTo(new FeatureRun.Summary(3, 3, 4, summary.skipped(), 0));
		assertThat(files()).isEqualTo(skipped);
		Files.write(folder.resolve("3.png"), picture);
		assertThat(start(true, 1).run().resumed()).isEqualTo(4);
		assertThat(files()).isEqualTo(undisturbed);
	}

	@Test
	void anotherSettingIsRefusedAndNothingIsRemoved() throws IOException {
		start(false, 1).run();
		Started run = start(true, 1);
		run.features = new FaceFeatures(Profile.STANDARD, detector, detectors, 9, true);
		assertThatThrownBy(run::run).isInstanceOf(StageException.class)
				.hasMessage(out + ": report: holds a run that differs in size, color; resume with the same or choose"
						+ " another folder");
		DetectorSpec cascade = Profile.REFERENCE.detector(CascadeSettings.DEFAULT);
		run.features = new FaceFeatures(Profile.REFERENCE, cascade, cascade.load(Device.CPU), 8, false);
		assertThatThrownBy(run::run).hasMessageContaining("differs in profile, detector;");
		run.version = "another";
		assertThatThrownBy(run::run).hasMessageContaining("differs in version, ");
		assertThat(files()).isEqualTo(undisturbed);
	}

	// -- Helper methods --

	/** A run over {@link #items}, and what is special about it. */
	private final class Started implements DataSetListener {

		private final boolean resume;
		private final int jobs;
		private FaceFeatures features = new FaceFeatures(Profile.STANDARD, detector, detectors, 8, false);
		private boolean skipBad;
		private int stopAfter = Integer.MAX_VALUE;
		private String version = "test";
		private final List<String> told = new ArrayList<>();
		private FeatureRun run;

		private Started(boolean resume, int jobs) {
			this.resume = resume;
			this.jobs = jobs;
		}

		private FeatureRun.Summary run() throws StageException {
			run = new FeatureRun(features, out, jobs, skipBad, resume, this);
			return run.run(new DataSet(items, Map.of("neutral", 3)), version);
		}

		@Override
		public void finished(Item item) {
			if (--stopAfter == 0)
				run.stop();
		}

		@Override
		public void noted(StageException what) {
			told.add(what.getMessage());
		}

		@Override
		public void skipped(Item item, StageException why) {
			// The summary tells.
		}
	}

	private Started start(boolean resume, int jobs) {
		return new Started(resume, jobs);
	}

	/** A face for the tiny net; none where it is not sure. */
	private static Path draw(Path file, int sure, int logWidth) throws IOException {
		BufferedImage image = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB);
		image.setRGB(64, 34, 100 + logWidth << 16 | sure << 8 | sure);
		image.setRGB(65, 34, 50 << 16 | 50 << 8 | 100);
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	/** The file looks as before, but cannot be decoded. */
	private void spoil(int clip) throws IOException {
		Path file = items.get(clip).files().get(0);
		FileTime modified = Files.getLastModifiedTime(file);
		Files.write(file, new byte[(int) Files.size(file)]);
		Files.setLastModifiedTime(file, modified);
	}

	private static void lengthen(Path file) {
		try {
			Files.write(file, new byte[9], StandardOpenOption.APPEND);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	private Path array(int clip) {
		return out.resolve("happy_" + clip + ".png.faces.npy");
	}

	/** All that the run wrote but its journal, as text that shows every byte. */
	private SortedMap<String, String> files() throws IOException {
		SortedMap<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(out)) {
			for (Path file : all.toList())
				files.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
		}
		assertThat(files.remove("journal.jsonl")).isNotNull();
		return files;
	}
}
