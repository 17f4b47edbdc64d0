package org.demeanor.imagej.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.media.stack.FrameInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.OpenDialog;
import ij.plugin.FolderOpener;
import ij.plugin.filter.AVI_Writer;
import ij.process.ColorProcessor;

/** Images whose opener told ImageJ no frame interval. */
class FrameIntervalsTest {

	private static final List<String> ASSUMED = List.of("no frame interval: 25 frames a second assumed");

	@TempDir
	private Path folder;

	/** Bio-Formats opens AVI so. */
	@Test
	void anAviTellsItsRateItself() throws IOException {
		Path file = avi(10);
		FrameInterval interval = interval(opened(file));
		assertThat(interval.seconds()).isCloseTo(.1, within(1e-6));
		assertThat(interval.notes()).isEmpty();
	}

	/** An AVI of ImageJ's tells most others a whole rate. */
	@Test
	void anAviThatImageJWroteHasTheRateThatImageJTells() throws IOException {
		Path file = avi(12.5);
		assertThat(interval(IJ.openImage(file.toString())).seconds()).isCloseTo(1 / 12.5, within(1e-6));
		assertThat(interval(opened(file)).seconds()).isCloseTo(1 / 12.5, within(1e-6));
	}

	/** A macro's {@code open()} leaves the folder of an AVI out of the image, and in the dialog for files. */
	@Test
	void anAviThatAMacroOpenedIsFound() throws IOException {
		Path file = avi(10);
		ImagePlus image = opened(file);
		FileInfo info = info(file);
		info.directory = "";
		image.setFileInfo(info);
		String before = OpenDialog.getLastDirectory();
		OpenDialog.setLastDirectory(folder.toString());
		assertThat(Sounds.source(image).orElseThrow().name()).isEqualTo(file.toString());
		OpenDialog.setLastDirectory(before);
	}

	/** FFmpeg gives a single picture 25 frames a second. */
	@Test
	void aSequenceOfPicturesHasNoRate() throws IOException {
		for (int i = 0; i < 3; i++)
			new FileSaver(new ImagePlus("", new ColorProcessor(32, 24))).saveAsPng(folder.resolve(i + ".png").toString());
		ImagePlus sequence = FolderOpener.open(folder.toString());
		assertThat(sequence.getStackSize()).isEqualTo(3);
		assertThat(interval(sequence).notes()).isEqualTo(ASSUMED);
		ImagePlus ofFirst = stack(3);
		ofFirst.setFileInfo(info(folder.resolve("0.png")));
		assertThat(interval(ofFirst).notes()).isEqualTo(ASSUMED);
	}

	@Test
	void aTiffStackWithoutAnIntervalHasNone() {
		Path file = folder.resolve("stack.tif");
		new FileSaver(stack(3)).saveAsTiffStack(file.toString());
		assertThat(interval(IJ.openImage(file.toString())).notes()).isEqualTo(ASSUMED);
	}

	/** Without a physical size, the real Bio-Formats passes no interval of an OME-TIFF on, and never one of an AVI. */
	@ParameterizedTest
	@CsvSource({ "gray8.ome.tif", "gray16.ome.tif", "c3.ome.tif", "rate10.avi" })
	@EnabledIfEnvironmentVariable(named = "BIOFORMATS_JAR", matches = ".+", disabledReason = "needs bioformats_package.jar")
	@EnabledIfEnvironmentVariable(named = "TESTS_PYTHON", matches = ".+", disabledReason = "needs a Python that has tifffile")
	void whatTheRealBioFormatsOpenedHasItsRate(String name) throws Exception {
		avi(10);
		Path pictures = Files.write(folder.resolve("pictures"), new byte[4 * 24 * 32 * 3]);
		assertThat(new ProcessBuilder(System.getenv("TESTS_PYTHON"), "../engine/src/test/python/stacks/write_stacks.py",
				pictures.toString(), "4", "24", "32", folder.toString()).inheritIO().start().waitFor()).isZero();
		URL jar = Path.of(System.getenv("BIOFORMATS_JAR")).toUri().toURL();
		try (URLClassLoader bioFormats = new URLClassLoader(new URL[] { jar }, getClass().getClassLoader())) {
			bioFormats.loadClass("loci.common.DebugTools").getMethod("enableLogging", String.class).invoke(null, "ERROR");
			Method open = bioFormats.loadClass("loci.plugins.BF").getMethod("openImagePlus", String.class);
			ImagePlus image = ((ImagePlus[]) open.invoke(null, folder.resolve(name).toString()))[0];
			assertThat(image.getCalibration().frameInterval).as("what Bio-Formats passes on").isZero();
			FrameInterval interval = interval(image);
			assertThat(interval.seconds()).isCloseTo(.1, within(1e-6));
			assertThat(interval.notes()).isEmpty();
		}
	}

	// -- Helper methods --

	private static FrameInterval interval(ImagePlus image) {
		return FrameIntervals.of(image, Sounds.source(image));
	}

	private static ImagePlus opened(Path file) {
		ImagePlus image = stack(3);
		image.setFileInfo(info(file));
		return image;
	}

	private static FileInfo info(Path file) {
		FileInfo info = new FileInfo();
		info.directory = file.getParent().toString();
		info.fileName = file.getFileName().toString();
		return info;
	}

	private Path avi(double rate) throws IOException {
		Path file = folder.resolve("rate" + (int) rate + ".avi");
		ImagePlus image = stack(4);
		image.getCalibration().fps = rate;
		new AVI_Writer().writeImage(image, file.toString(), AVI_Writer.JPEG_COMPRESSION, 90);
		return file;
	}

	private static ImagePlus stack(int frames) {
		ImageStack stack = new ImageStack(32, 24);
		for (int i = 0; i < frames; i++)
			stack.addSlice(new ColorProcessor(32, 24));
		ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(1, 1, frames);
		return image;
	}
}
