package org.demeanor.media.bioformats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.stack.FilePages;
import org.demeanor.media.stack.FrameInterval;
import org.demeanor.media.stack.GrayRange;
import org.demeanor.media.stack.Light;

/**
 * The pictures of the first series of a file that Bio-Formats reads: along T; where that is 1, along Z. Painted as ImageJ
 * shows them: palettes and 8 bits as they are, wider samples from the least to the largest value of the first plane, channels
 * as light of their colours. Not thread-safe.
 */
final class BioFormatsPages implements FilePages {

	private static final String MICROSECONDS_PER_FRAME = "Microseconds per frame";

	private final String name;
	private final OpenReader reader;
	private final int width;
	private final int height;
	private final int slices;
	private final int frames;
	private final int samples;
	private final boolean interleaved;
	private final PixelType type;
	private final ByteOrder order;
	private final FrameInterval interval;
	private final List<String> notes = new ArrayList<>();
	/** One for each channel that is shown, or {@code null} before it is. */
	private final GrayRange[] ranges;

	/** @throws StageException (stage media) if Bio-Formats cannot read it */
	BioFormatsPages(Path file) throws StageException {
		name = file.toString();
		reader = new OpenReader(file);
		boolean read = false;
		try {
			width = reader.number("getSizeX");
			height = reader.number("getSizeY");
			slices = reader.number("getSizeZ");
			frames = reader.number("getSizeT");
			samples = reader.number("getRGBChannelCount");
			interleaved = reader.flag("isInterleaved");
			order = reader.flag("isLittleEndian") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			type = PixelType.of(reader.number("getPixelType"))
					.orElseThrow(() -> new StageException(Stage.MEDIA, name, "has pixels of a kind that is not known"));
			int channels = reader.number("getEffectiveSizeC");
			ranges = new GrayRange[channels <= Light.MOST_CHANNELS ? channels : 1];
			if (channels > ranges.length)
				notes.add("channel 1 of " + channels);
			if (frames > 1 && slices > 1)
				notes.add("slice 1 of " + slices);
			if (reader.number("getSeriesCount") > 1)
				notes.add("series 1 of " + reader.number("getSeriesCount"));
			interval = findInterval();
			read = true;
		}
		finally {
			if (!read)
				reader.close();
		}
	}

	@Override
	public int count() {
		return frames > 1 ? frames : slices;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public FrameInterval interval() {
		return interval;
	}

	@Override
	public List<String> notes() {
		return List.copyOf(notes);
	}

	@Override
	public Frame get(int index) throws StageException {
		Light light = new Light(width * height);
		for (int channel = 0; channel < ranges.length; channel++) {
			ByteBuffer plane = ByteBuffer.wrap(reader.plane(plane(index, channel))).order(order);
			byte[][] palette = samples == 1 ? reader.palette() : null;
			if (palette != null)
				addPalette(light, plane, palette);
			else if (samples > 2)
				addColours(light, plane, channel);
			else
				addGray(light, plane, channel);
		}
		return new Frame(index, index * interval.seconds(), width, height, light.bgr());
	}

	@Override
	public void close() {
		reader.close();
	}

	// -- Helper methods --

	private int plane(int index, int channel) throws StageException {
		return reader.index(frames > 1 ? 0 : index, channel, frames > 1 ? index : 0);
	}

	/** Bio-Formats tells the frame times of an AVI file under a name of its own, and the rate of a QuickTime file not at all. */
	private FrameInterval findInterval() throws StageException {
		double seconds = reader.timeIncrement();
		if (!FrameInterval.isInterval(seconds) && frames > 1)
			seconds = (reader.planeSeconds(plane(frames - 1, 0)) - reader.planeSeconds(plane(0, 0))) / (frames - 1);
		if (!FrameInterval.isInterval(seconds))
			seconds = reader.global(MICROSECONDS_PER_FRAME) / 1e6;
		return FrameInterval.isInterval(seconds) ? FrameInterval.of(seconds) : FrameInterval.assumed();
	}

	private void addPalette(Light light, ByteBuffer plane, byte[][] palette) {
		for (int pixel = 0; pixel < width * height; pixel++) {
			int entry = Math.min(palette[0].length - 1, (int) sample(plane, pixel, 0));
			light.add(pixel, palette[2][entry] & 0xff, palette[1][entry] & 0xff, palette[0][entry] & 0xff);
		}
	}

	private void addColours(Light light, ByteBuffer plane, int channel) {
		GrayRange range = range(plane, channel);
		for (int pixel = 0; pixel < width * height; pixel++)
			light.add(pixel, range.shown(sample(plane, pixel, 2)), range.shown(sample(plane, pixel, 1)),
					range.shown(sample(plane, pixel, 0)));
	}

	private void addGray(Light light, ByteBuffer plane, int channel) {
		GrayRange range = range(plane, channel);
		for (int pixel = 0; pixel < width * height; pixel++)
			light.add(pixel, ranges.length > 1 ? channel : Light.WHITE, range.shown(sample(plane, pixel, 0)));
	}

	private GrayRange range(ByteBuffer plane, int channel) {
		if (ranges[channel] == null)
			ranges[channel] = newRange(plane, channel);
		return ranges[channel];
	}

	private GrayRange newRange(ByteBuffer plane, int channel) {
		if (type == PixelType.UINT8)
			return GrayRange.OF_BYTES;
		// Colours of 16 bits give their upper 8, as those of a TIFF file do.
		if (type == PixelType.UINT16 && samples > 2)
			return GrayRange.OF_SHORTS;
		double[] all = new double[width * height * samples];
		for (int i = 0; i < all.length; i++)
			all[i] = type.at(plane, i);
		GrayRange range = GrayRange.of(all, type.isWhole() ? GrayRange.Kind.WHOLE : GrayRange.Kind.FRACTIONS);
		notes.add(range.note() + (ranges.length > 1 ? " in channel " + (channel + 1) : ""));
		return range;
	}

	private double sample(ByteBuffer plane, int pixel, int channel) {
		return type.at(plane, interleaved ? pixel * samples + channel : channel * width * height + pixel);
	}
}
