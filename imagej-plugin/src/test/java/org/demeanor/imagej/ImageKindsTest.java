package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.display.ScorePlot;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.Tracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** All kinds of images that a user may have open. */
class ImageKindsTest {

	@TempDir
	private Path folder;

	@Test
	void floatsAreReadAsTheyAreShown() {
		ImagePlus bytes = SampleFrames.gray8();
		ImageStack floats = new ImageStack(bytes.getWidth(), bytes.getHeight());
		for (int slice = 1; slice <= bytes.getStackSize(); slice++) {
			ImageProcessor pixels = bytes.getStack().getProcessor(slice).convertToFloat();
			pixels.multiply(1 / 255.);
			floats.addSlice(pixels);
		}
		ImagePlus image = new ImagePlus("sample", floats);
		image.setDisplayRange(0, 1);
		Plugin.recognize(image, "sound=none");
		assertThat(frames()).containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24);
	}

	@Test
	void aStackAlongZIsTimeToo() {
		ImagePlus image = SampleFrames.rgb();
		image.setDimensions(1, SampleFrames.COUNT, 1);
		Plugin.recognize(image, "step=12");
		assertThat(frames()).containsExactly(0, 12, 24);
	}

	@Test
	void ofASinglePictureTheOneFrameIsRead() {
		ImagePlus image = new ImagePlus("face", SampleFrames.rgb().getStack().getProcessor(1));
		Plugin.recognize(image, "");
		assertThat(frames()).containsExactly(0);
		assertThat(ScorePlot.of("face", Demeanor.lastResult().orElseThrow().faces())).isPresent();
	}

	@Test
	void ofALongVirtualStackOnlyTheChosenFramesAreRead() {
		List<Integer> read = new ArrayList<>();
		ImageProcessor face = SampleFrames.rgb().getStack().getProcessor(1);
		ImagePlus image = new ImagePlus("long", new VirtualStack(face.getWidth(), face.getHeight(), 10_000) {

			@Override
			public ImageProcessor getProcessor(int n) {
				read.add(n);
				return new ColorProcessor(getWidth(), getHeight(), ((int[]) face.getPixels()).clone());
			}

			@Override
			public Object getPixels(int n) {
				return getProcessor(n).getPixels();
			}
		});
		read.clear();
		Plugin.recognize(image, "step=1 first=5000 last=5099");
		assertThat(frames()).hasSize(100).startsWith(5000).endsWith(5099);
		assertThat(read).hasSize(100).startsWith(5001).endsWith(5100);
	}

	@Test
	void inATinyImageThereIsNoFace() {
		assertThat(Plugin.recognize(new ImagePlus("tiny", new ByteProcessor(20, 15)), "")).startsWith("tiny: no face found");
	}

	@Test
	void aLockedImageIsLeftAlone() throws InterruptedException {
		ImagePlus image = SampleFrames.rgb();
		CountDownLatch locked = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		Thread other = new Thread(() -> {
			image.lockSilently();
			locked.countDown();
			try {
				done.await();
			}
			catch (InterruptedException end) {
				Thread.currentThread().interrupt();
			}
			image.unlock();
		});
		other.start();
		locked.await();
		assertThat(Plugin.recognize(image, "")).hasLineCount(1).contains("in use by another command");
		done.countDown();
		other.join();
		assertThat(image.getOverlay()).isNull();
		assertThat(Plugin.recognize(image, "step=24")).contains("mean of 2 frames");
		assertThat(image.isLocked()).isFalse();
	}

	@Test
	void boxesAndLabelsCanBeLeftOut() {
		ImagePlus image = SampleFrames.rgb();
		Plugin.recognize(image, "step=12 labels=false table=false plot=false");
		assertThat(image.getOverlay().toArray()).hasSize(3).noneMatch(TextRoi.class::isInstance);
		Plugin.recognize(image, "step=12 boxes=false");
		assertThat(image.getOverlay().toArray()).hasSize(3).allMatch(TextRoi.class::isInstance);
	}

	/** {@link DesktopIT} tests this with a display. */
	@Test
	void withoutADisplayTheRoiManagerIsLeftOutAndNothingElse() {
		assertThat(GraphicsEnvironment.isHeadless()).isTrue();
		ImagePlus image = SampleFrames.rgb();
		assertThat(Plugin.recognize(image, "step=12 rois")).contains("ImageJ has no ROI Manager", "mean of 3 frames");
		assertThat(image.getOverlay().size()).isEqualTo(6);
		assertThat(Plugin.cells()).hasSize(3);
	}

	@Test
	void theTruthOfARavdessNameStandsBesideTheAnswer() {
		ImagePlus image = SampleFrames.rgb();
		image.setTitle("01-01-03-01-02-01-05.mp4");
		assertThat(Plugin.recognize(image, "step=12")).endsWith("; truth: happy");
		image.setTitle("01-01-01-01-02-01-05.mp4");
		assertThat(Plugin.recognize(image, "step=12")).as("neutral is none of the seven").doesNotContain("truth");
		image.setTitle("d6.mp4");
		assertThat(Plugin.recognize(image, "step=12")).doesNotContain("truth");
	}

	@Test
	void anotherFilesSoundCanBeHeard() {
		ImagePlus image = SampleFrames.rgb();
		assertThat(Plugin.recognize(image, "step=12 sound=[" + SampleFrames.FILE + "]"))
				.contains("(mean of 3 frames, and voice)");
		assertThat(Plugin.recognize(image, "step=12 sound=[" + folder.resolve("none.wav") + "]")).hasLineCount(1)
				.contains("none.wav: media: no such file");
	}

	@Test
	void anAnnotatedVideoIsWritten() {
		Path out = folder.resolve("annotated.mp4");
		assertThat(Plugin.run(MenuEntry.EXPORT, SampleFrames.rgb(), "out=[" + out + "] step=12")).isEqualTo("sample: " + out);
		assertThat(out).exists();
		Path upperCase = folder.resolve("CAMERA.MP4");
		assertThat(Plugin.run(MenuEntry.EXPORT, SampleFrames.rgb(), "out=[" + upperCase + "] step=12")).isEqualTo("sample: " + upperCase);
		assertThat(Plugin.run(MenuEntry.EXPORT, SampleFrames.rgb(), "step=12")).contains("out: option: no file was named");
		assertThat(Plugin.run(MenuEntry.EXPORT, SampleFrames.rgb(), "step=12 out=[" + folder.resolve("no/where.mp4") + "]"))
				.hasLineCount(1).contains("where.mp4: report: ");
		assertThat(Files.exists(folder.resolve("no"))).isFalse();
	}

	@Test
	void theExportReplacesNeitherItsSourceNorAFileOfSomebodyElse() throws IOException {
		Path source = Files.copy(SampleFrames.FILE, folder.resolve("source.mp4"));
		Path sound = Files.copy(SampleFrames.FILE, folder.resolve("sound.mp4"));
		Path theirs = Files.writeString(folder.resolve("theirs.mp4"), "to be kept");
		ImagePlus image = VideoOpener.open(source, Tracks.AUTO);
		try {
			assertThat(Plugin.run(MenuEntry.EXPORT, image, "out=[" + source + "] step=12")).hasLineCount(1)
					.contains("source.mp4: report: is an input");
			assertThat(Plugin.run(MenuEntry.EXPORT, image, "out=[" + sound + "] step=12 sound=[" + sound + "]"))
					.contains("sound.mp4: report: is an input");
			assertThat(Plugin.run(MenuEntry.EXPORT, image, "out=[" + theirs + "] step=12")).hasLineCount(1)
					.contains("theirs.mp4: report: is there already and was not replaced");
		}
		finally {
			image.close();
		}
		assertThat(source).hasSameBinaryContentAs(SampleFrames.FILE);
		assertThat(sound).hasSameBinaryContentAs(SampleFrames.FILE);
		assertThat(theirs).hasContent("to be kept");
	}

	private static List<Integer> frames() {
		return Plugin.cells().stream().map(row -> Integer.valueOf(row.get(0))).toList();
	}
}
