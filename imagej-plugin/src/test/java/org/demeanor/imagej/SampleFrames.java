package org.demeanor.imagej;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

/** The first second of the sample clip, decoded once, as the kinds of image that a user may have open. */
public final class SampleFrames {

	static final int COUNT = 25;
	static final double INTERVAL = .04;

	public static final Path FILE = Path.of("..", "models", "sample", "sample.mp4");
	private static final List<Frame> FRAMES = decode();

	private SampleFrames() {}

	/** The whole file, as the command line opens it. */
	static Clip clip() throws StageException {
		return Clips.open(FILE);
	}

	public static ImagePlus rgb() {
		ImageStack stack = stack();
		for (Frame frame : FRAMES)
			stack.addSlice(color(frame));
		return timed(new ImagePlus("sample", stack));
	}

	static ImagePlus gray8() {
		ImageStack stack = stack();
		for (Frame frame : FRAMES)
			stack.addSlice(color(frame).convertToByteProcessor());
		return timed(new ImagePlus("sample", stack));
	}

	/** 12 of 16 bits, as from a camera; the display range says so. */
	static ImagePlus gray16() {
		ImageStack stack = stack();
		for (Frame frame : FRAMES) {
			stack.addSlice(color(frame).convertToByteProcessor().convertToShort(false));
			stack.getProcessor(stack.size()).multiply(16);
		}
		ImagePlus image = timed(new ImagePlus("sample", stack));
		image.setDisplayRange(0, 4095);
		return image;
	}

	/** As Bio-Formats opens a colour video: three 8-bit channels as a composite, in time. */
	static ImagePlus hyperstack() {
		ImageStack stack = stack();
		for (Frame frame : FRAMES)
			for (int channel = 0; channel < 3; channel++)
				stack.addSlice(channel(frame, channel));
		ImagePlus image = new ImagePlus("sample", stack);
		image.setDimensions(3, 1, COUNT);
		image = new CompositeImage(image, IJ.COMPOSITE);
		image.setOpenAsHyperStack(true);
		image.getCalibration().frameInterval = INTERVAL;
		for (int channel = 1; channel <= 3; channel++) {
			image.setC(channel);
			image.setDisplayRange(0, 255);
		}
		return image;
	}

	private static ImageStack stack() {
		return new ImageStack(FRAMES.get(0).width(), FRAMES.get(0).height());
	}

	private static ImagePlus timed(ImagePlus image) {
		image.setDimensions(1, 1, COUNT);
		image.getCalibration().frameInterval = INTERVAL;
		return image;
	}

	private static ColorProcessor color(Frame frame) {
		int[] rgb = new int[frame.width() * frame.height()];
		byte[] bgr = frame.bgr();
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = (bgr[3 * i + 2] & 0xff) << 16 | (bgr[3 * i + 1] & 0xff) << 8 | bgr[3 * i] & 0xff;
		return new ColorProcessor(frame.width(), frame.height(), rgb);
	}

	/** 0 is red. */
	private static ByteProcessor channel(Frame frame, int channel) {
		byte[] pixels = new byte[frame.width() * frame.height()];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = frame.bgr()[3 * i + 2 - channel];
		return new ByteProcessor(frame.width(), frame.height(), pixels);
	}

	private static List<Frame> decode() {
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = clip().openFrames()) {
			while (frames.size() < COUNT)
				frames.add(reader.read());
		}
		catch (StageException unreadable) {
			throw new IllegalStateException(unreadable);
		}
		return frames;
	}
}
