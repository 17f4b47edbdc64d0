package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.imagej.image.ImagePlusClip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

class ImagePlusClipTest {

	private static final byte[] VALUES = { 0, 50, 100, (byte) 150, (byte) 200, (byte) 255 };

	@Test
	void rgbPixelsComeAsTheyAre() throws StageException {
		ColorProcessor pixels = new ColorProcessor(2, 1, new int[] { 0x010203, 0xfffefd });
		assertThat(frames(new ImagePlus("x", pixels)).get(0).bgr())
				.containsExactly(3, 2, 1, 0xfd, 0xfe, 0xff);
	}

	@Test
	void grayBytesComeAsTheyAre() throws StageException {
		assertThat(grays(new ImagePlus("x", bytes()))).containsExactly(0, 50, 100, 150, 200, 255);
	}

	@Test
	void theDisplayRangeOfBytesCountsAndTheirPixelsStay() throws StageException {
		ImagePlus image = new ImagePlus("x", bytes());
		image.setDisplayRange(50, 200);
		int[] grays = grays(image);
		assertThat(grays[0]).isZero();
		assertThat(grays[1]).isZero();
		assertThat(grays[2]).isCloseTo(85, within(1));
		assertThat(grays[3]).isCloseTo(170, within(1));
		assertThat(grays[4]).isEqualTo(255);
		assertThat(grays[5]).isEqualTo(255);
		assertThat((byte[]) image.getProcessor().getPixels()).isEqualTo(VALUES);
		assertThat(image.getDisplayRangeMin()).isEqualTo(50);
	}

	@Test
	void shortsAndFloatsGoThroughTheDisplayRange() throws StageException {
		short[] shorts = { 0, 1000, 2000, 3000 };
		ImagePlus image = new ImagePlus("x", new ShortProcessor(4, 1, shorts, null));
		image.setDisplayRange(1000, 3000);
		assertThat(grays(image)).satisfies(grays -> assertThat(grays[2]).isCloseTo(128, within(1)))
				.startsWith(0, 0).endsWith(255);
		assertThat((short[]) image.getProcessor().getPixels()).containsExactly(0, 1000, 2000, 3000);

		ImagePlus floats = new ImagePlus("x", new FloatProcessor(4, 1, new float[] { -1, 0, .5f, 2 }));
		floats.setDisplayRange(0, 1);
		assertThat(grays(floats)).satisfies(grays -> assertThat(grays[2]).isCloseTo(128, within(1)))
				.startsWith(0, 0).endsWith(255);
		assertThat((float[]) floats.getProcessor().getPixels()).containsExactly(-1, 0, .5f, 2);
	}

	@Test
	void everySliceOfAStackHasTheRangeThatIsShown() throws StageException {
		ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ShortProcessor(2, 1, new short[] { 0, 100 }, null));
		stack.addSlice(new ShortProcessor(2, 1, new short[] { 0, 1000 }, null));
		ImagePlus image = new ImagePlus("x", stack);
		image.setDisplayRange(0, 1000);
		assertThat(frames(image).get(0).bgr()[3]).isCloseTo((byte) 25, within((byte) 1));
		assertThat(frames(image).get(1).bgr()[3]).isEqualTo((byte) 255);
	}

	@Test
	void lookupTablesMakeColours() throws StageException {
		ImagePlus image = new ImagePlus("x", bytes());
		image.setLut(LUT.createLutFromColor(Color.GREEN));
		byte[] bgr = frames(image).get(0).bgr();
		assertThat(new byte[] { bgr[3], bgr[4], bgr[5] }).containsExactly(0, 50, 0);
	}

	@Test
	void channelsOfACompositeAreLaidOverEachOther() throws StageException {
		ImageStack stack = new ImageStack(1, 1);
		for (int value : new int[] { 10, 20, 30, 40, 50, 60 })
			stack.addSlice(new ByteProcessor(1, 1, new byte[] { (byte) value }));
		ImagePlus plain = new ImagePlus("x", stack);
		plain.setDimensions(3, 1, 2);
		CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		for (int channel = 1; channel <= 3; channel++) {
			image.setC(channel);
			image.setDisplayRange(0, 255);
		}
		assertThat(frames(image)).extracting(Frame::bgr)
				.containsExactly(new byte[] { 30, 20, 10 }, new byte[] { 60, 50, 40 });
	}

	@Test
	void timeRunsAlongTAndOfSeveralZTheShownOneIsUsed() throws StageException {
		ImageStack stack = new ImageStack(1, 1);
		for (int value = 1; value <= 6; value++)
			stack.addSlice(new ByteProcessor(1, 1, new byte[] { (byte) value }));
		ImagePlus image = new ImagePlus("x", stack);
		image.setDimensions(1, 2, 3);
		image.setOpenAsHyperStack(true);
		image.setPosition(1, 2, 1);
		assertThat(frames(image)).extracting(frame -> (int) frame.bgr()[0]).containsExactly(2, 4, 6);
		image.setDimensions(1, 6, 1);
		assertThat(frames(image)).extracting(frame -> (int) frame.bgr()[0]).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	void aVirtualStackIsReadSliceBySliceAndSkippedSlicesNotAtAll() throws StageException {
		List<Integer> read = new ArrayList<>();
		ImagePlus image = new ImagePlus("x", new VirtualStack(1, 1, 4) {
			@Override
			public ImageProcessor getProcessor(int n) {
				read.add(n);
				return new ByteProcessor(1, 1, new byte[] { (byte) n });
			}
		});
		ImagePlusClip clip = new ImagePlusClip(image, Optional.empty());
		read.clear();
		try (FrameReader reader = clip.openFrames()) {
			assertThat(reader.skip()).isTrue();
			assertThat(reader.read().index()).isEqualTo(1);
			assertThat(read).containsExactly(2);
			assertThat(reader.skip()).isTrue();
			assertThat(reader.read().bgr()).containsExactly(4, 4, 4);
			assertThat(reader.skip()).isFalse();
			assertThat(reader.read()).isNull();
		}
	}

	@Test
	void aSliceThatCannotBeReadIsNamed() throws StageException {
		ImagePlus image = new ImagePlus("broken", new VirtualStack(1, 1, 2) {
			@Override
			public ImageProcessor getProcessor(int n) {
				if (n == 2)
					throw new IllegalStateException("file is gone");
				return new ByteProcessor(1, 1);
			}
		});
		try (FrameReader reader = new ImagePlusClip(image, Optional.empty()).openFrames()) {
			reader.read();
			assertThatThrownBy(reader::read).isInstanceOf(StageException.class)
					.hasMessage("broken: media: frame 2 of 2 cannot be read");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.5, sec, 0, 0.5", "40, ms, 0, 0.04", "40000, us, 0, 0.04", "2, min, 0, 120", "0, sec, 0, 0.04",
			"0, sec, 10, 0.1", "3, frames, 10, 0.1", "NaN, sec, 0, 0.04" })
	void framesAreAsFarApartAsTheCalibrationSays(double interval, String unit, double fps, double seconds)
			throws StageException {
		ImageStack stack = new ImageStack(1, 1);
		stack.addSlice(new ByteProcessor(1, 1));
		stack.addSlice(new ByteProcessor(1, 1));
		ImagePlus image = new ImagePlus("x", stack);
		image.getCalibration().frameInterval = interval;
		image.getCalibration().setTimeUnit(unit);
		image.getCalibration().fps = fps;
		assertThat(frames(image).get(1).timeSeconds()).isCloseTo(seconds, within(1e-12));
		assertThat(new ImagePlusClip(image, Optional.empty()).durationSeconds().getAsDouble()).isCloseTo(2 * seconds, within(1e-12));
	}

	@Test
	void aPictureLastsNoTimeAndHasNoSound() {
		ImagePlusClip clip = new ImagePlusClip(new ImagePlus("picture", bytes()), Optional.empty());
		assertThat(clip.name()).isEqualTo("picture");
		assertThat(clip.durationSeconds()).isEmpty();
		assertThat(clip.hasSound()).isFalse();
		assertThatThrownBy(clip::openSound).isInstanceOf(StageException.class);
	}

	private static ByteProcessor bytes() {
		return new ByteProcessor(VALUES.length, 1, VALUES.clone());
	}

	private static int[] grays(ImagePlus image) throws StageException {
		byte[] bgr = frames(image).get(0).bgr();
		int[] grays = new int[bgr.length / 3];
		for (int i = 0; i < grays.length; i++) {
			grays[i] = bgr[3 * i] & 0xff;
			assertThat(bgr[3 * i + 1]).isEqualTo(bgr[3 * i]);
			assertThat(bgr[3 * i + 2]).isEqualTo(bgr[3 * i]);
		}
		return grays;
	}

	private static List<Frame> frames(ImagePlus image) throws StageException {
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = new ImagePlusClip(image, Optional.empty()).openFrames()) {
			for (Frame frame = reader.read(); frame != null; frame = reader.read())
				frames.add(frame);
		}
		return frames;
	}
}
