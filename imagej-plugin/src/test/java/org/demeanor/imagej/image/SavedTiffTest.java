package org.demeanor.imagej.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** A TIFF that ImageJ saved looks in the command line as it does when ImageJ opens it again. */
class SavedTiffTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "16, 1, inverted, 500, 3500", "16, 3, inverted, 500, 3500", "16, 3, colours, 500, 3500", "16, 3, colours, ,",
			"16, 3, gray, 500, 3500", "32, 3, inverted, 500, 3500", "32, 3, colours, 500, 3500", "32, 1, colours, ," })
	void framesLookAsInImageJ(int bits, int slices, String lut, Double black, Double white) throws IOException {
		String file = folder.resolve("saved.tif").toString();
		ImagePlus image = ramps(bits, slices);
		image.setLut(lut(lut));
		if (black != null)
			image.setDisplayRange(black, white);
		assertThat(IJ.saveAsTiff(image, file)).isTrue();
		List<byte[]> shown = frames(new ImagePlusClip(IJ.openImage(file), Optional.empty()));
		assertThat(shown).hasSize(slices);
		assertThat(frames(Clips.open(Path.of(file)))).usingElementComparator(Arrays::compare).isEqualTo(shown);
	}

	// -- Helper methods --

	private static ImagePlus ramps(int bits, int slices) {
		ImageStack stack = new ImageStack(40, 30);
		for (int slice = 0; slice < slices; slice++) {
			ImageProcessor pixels = bits == 16 ? new ShortProcessor(40, 30) : new FloatProcessor(40, 30);
			for (int y = 0; y < 30; y++)
				for (int x = 0; x < 40; x++)
					pixels.setf(x, y, 1000 + 50 * x + 100 * slice);
			stack.addSlice(pixels);
		}
		return new ImagePlus("ramps", stack);
	}

	private static LUT lut(String name) {
		byte[] red = new byte[256];
		byte[] green = new byte[256];
		byte[] blue = new byte[256];
		for (int i = 0; i < 256; i++) {
			red[i] = (byte) (name.equals("inverted") ? 255 - i : i);
			green[i] = (byte) (name.equals("colours") ? i / 2 : red[i]);
			blue[i] = (byte) (name.equals("colours") ? 255 - i : red[i]);
		}
		return new LUT(red, green, blue);
	}

	private static List<byte[]> frames(Clip clip) throws IOException {
		List<byte[]> frames = new ArrayList<>();
		try (FrameReader reader = clip.openFrames()) {
			for (var frame = reader.read(); frame != null; frame = reader.read())
				frames.add(frame.bgr());
		}
		return frames;
	}
}
