package org.demeanor.media.bioformats;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameSource;

/**
 * The planes of the first series of a file, in Bio-Formats' order, through {@code loci.formats.ImageReader} by
 * reflection. Not thread-safe; closing it closes the file.
 */
final class BioFormatsPlanes implements FrameSource, AutoCloseable {

	private static final double FALLBACK_RATE = 25;
	private static final String MICROSECONDS_PER_FRAME = "Microseconds per frame";

	private final String name;
	private final Object reader;
	private final int count;
	private final int width;
	private final int height;
	private final int channels;
	private final boolean interleaved;
	private final boolean littleEndian;
	private final int bytesPerSample;
	private final double intervalSeconds;

	/** @throws StageException (stage media) if Bio-Formats cannot read it */
	BioFormatsPlanes(Path file) throws StageException {
		name = file.toString();
		reader = newReader();
		boolean read = false;
		try {
			call("setId", new Class<?>[] { String.class }, file.toString());
			count = number("getImageCount");
			width = number("getSizeX");
			height = number("getSizeY");
			channels = number("getRGBChannelCount");
			interleaved = (Boolean) call("isInterleaved");
			littleEndian = (Boolean) call("isLittleEndian");
			// Bio-Formats' pixel types: 0, 1 = 8 bits; 2, 3 = 16 bits, signed and unsigned in turn.
			int pixelType = number("getPixelType");
			if (pixelType < 0 || pixelType > 3)
				throw new StageException(Stage.MEDIA, name, "has pixels that are neither 8 nor 16 bits wide");
			bytesPerSample = pixelType < 2 ? 1 : 2;
			intervalSeconds = interval();
			read = true;
		}
		finally {
			if (!read)
				close();
		}
	}

	@Override
	public int count() {
		return count;
	}

	/** The width of every plane, in pixels. */
	int width() {
		return width;
	}

	/** The height of every plane, in pixels. */
	int height() {
		return height;
	}

	@Override
	public double intervalSeconds() {
		return intervalSeconds;
	}

	@Override
	public Frame get(int index) throws StageException {
		byte[] plane = (byte[]) call("openBytes", new Class<?>[] { int.class }, index);
		byte[] bgr = new byte[3 * width * height];
		for (int pixel = 0; pixel < width * height; pixel++)
			for (int color = 0; color < 3; color++)
				bgr[3 * pixel + 2 - color] = sample(plane, pixel, Math.min(color, channels - 1));
		return new Frame(index, index * intervalSeconds, width, height, bgr);
	}

	@Override
	public void close() {
		try {
			call("close");
		}
		catch (StageException unclosed) {
			// The planes are read already; a file that does not close is no reason to lose them.
			return;
		}
	}

	// -- Helper methods --

	/** The 8 most significant bits of a sample. */
	private byte sample(byte[] plane, int pixel, int channel) {
		int at = interleaved ? pixel * channels + channel : channel * width * height + pixel;
		return bytesPerSample == 1 ? plane[at] : plane[2 * at + (littleEndian ? 1 : 0)];
	}

	private double interval() throws StageException {
		Object metadata = call("getGlobalMetadata");
		Object microseconds = metadata instanceof Map<?, ?> map ? map.get(MICROSECONDS_PER_FRAME) : null;
		try {
			double seconds = microseconds == null ? 0 : Double.parseDouble(microseconds.toString()) / 1e6;
			return seconds > 0 ? seconds : 1 / FALLBACK_RATE;
		}
		catch (NumberFormatException notSaid) {
			return 1 / FALLBACK_RATE;
		}
	}

	private Object newReader() throws StageException {
		try {
			return BioFormats.readerClass().getConstructor().newInstance();
		}
		catch (ReflectiveOperationException | LinkageError unusable) {
			throw new StageException(Stage.MEDIA, name, "Bio-Formats does not start: " + unusable, unusable);
		}
	}

	private int number(String method) throws StageException {
		return (Integer) call(method);
	}

	private Object call(String method) throws StageException {
		return call(method, new Class<?>[0]);
	}

	private Object call(String method, Class<?>[] types, Object... arguments) throws StageException {
		try {
			return reader.getClass().getMethod(method, types).invoke(reader, arguments);
		}
		catch (InvocationTargetException failed) {
			throw new StageException(Stage.MEDIA, name, "Bio-Formats cannot read it: " + failed.getCause().getMessage(),
					failed.getCause());
		}
		catch (ReflectiveOperationException other) {
			throw new StageException(Stage.MEDIA, name, "this version of Bio-Formats is not known: " + other, other);
		}
	}
}
