package org.demeanor.media.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.plugins.tiff.BaselineTIFFTagSet;

import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.Orientation;
import org.demeanor.media.stack.FilePages;
import org.demeanor.media.stack.FrameInterval;
import org.demeanor.media.stack.GrayRange;
import org.demeanor.media.stack.Light;

/**
 * The pictures of a TIFF file, painted as ImageJ shows them: 8 bits as they are, 16 and 32 bits through the display
 * range that the file tells, else from the least to the largest value of the first page; in the colours of its lookup table;
 * channels of a composite as light of their colours, one over the other. Not thread-safe.
 */
final class TiffPages implements FilePages {

	private static final int WHITE_IS_ZERO = 0;
	private static final int PHOTOMETRIC = BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION;

	private final TiffFile file;
	private final StackLayout layout;
	private final Orientation orientation;
	private final int width;
	private final int height;
	private final int count;
	private final boolean inverted;
	/** What 0 to 255 look like where samples have more than 8 bits; {@code null} for gray. */
	private final int[] colours;
	private final List<String> notes = new ArrayList<>();
	/** One for each channel that is shown, or {@code null} before it is. */
	private final GrayRange[] ranges;

	/** @throws StageException (stage media) if it cannot be read */
	TiffPages(Path path) throws StageException {
		file = new TiffFile(path);
		boolean read = false;
		try {
			width = file.width(0);
			height = file.height(0);
			int pages = alike();
			layout = StackLayout.of(file.description(), pages);
			if (layout.pagesTold() > pages && pages == file.pages())
				notes.add(pages + " of " + layout.pagesTold() + " pages that its description tells of");
			count = layout.count();
			orientation = Orientation.ofExif(file.number(BaselineTIFFTagSet.TAG_ORIENTATION));
			// A file that does not say so has black as zero, as for libtiff, FFmpeg and ImageJ.
			inverted = file.has(PHOTOMETRIC) && file.number(PHOTOMETRIC) == WHITE_IS_ZERO;
			colours = file.colours().orElse(null);
			ranges = new GrayRange[layout.composite() ? layout.channels() : 1];
			tellLayout();
			read = true;
		}
		finally {
			if (!read)
				file.close();
		}
	}

	@Override
	public int count() {
		return count;
	}

	@Override
	public FrameInterval interval() {
		return layout.intervalSeconds().isPresent() ? FrameInterval.of(layout.intervalSeconds().getAsDouble())
				: FrameInterval.assumed();
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	/** Whether it is one picture of 8 bits or of colours, which any reader of pictures shows alike. */
	boolean isPlain() {
		return file.pages() == 1 && (file.number(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE) <= 8
				|| file.number(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL) > 2);
	}

	@Override
	public List<String> notes() {
		return List.copyOf(notes);
	}

	@Override
	public Frame get(int index) throws StageException {
		Light light = new Light(width * height);
		for (int channel = 0; channel < ranges.length; channel++) {
			BufferedImage page = file.page(layout.page(index, channel));
			if (page.getColorModel() instanceof IndexColorModel)
				addPalette(light, page);
			else if (page.getRaster().getNumBands() > 2)
				addColours(light, page.getRaster(), channel);
			else
				addGray(light, page.getRaster(), channel);
		}
		return orientation.upright(new Frame(index, index * interval().seconds(), width, height, light.bgr()), byte[]::new);
	}

	@Override
	public void close() {
		file.close();
	}

	// -- Helper methods --

	/** How many pages, from the first on, have its size. */
	private int alike() throws StageException {
		int pages = 1;
		while (pages < file.pages() && file.width(pages) == width && file.height(pages) == height)
			pages++;
		if (pages < file.pages())
			notes.add("pages 1 to " + pages + " of " + file.pages() + " (the next has another size)");
		return pages;
	}

	private void tellLayout() {
		if (layout.series() > 1)
			notes.add("series 1 of " + layout.series());
		if (layout.hasUnseenSlices())
			notes.add("slice 1 of " + layout.slices());
		if (layout.channels() > 1 && !layout.composite())
			notes.add("channel 1 of " + layout.channels());
	}

	private void addPalette(Light light, BufferedImage page) {
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				addRgb(light, i, page.getRGB(x, y));
	}

	private static void addRgb(Light light, int pixel, int rgb) {
		light.add(pixel, rgb & 0xff, rgb >> 8 & 0xff, rgb >> 16 & 0xff);
	}

	/** Samples of 16 bits give their upper 8; those of more, and fractions, are stretched, all colours alike. */
	private void addColours(Light light, Raster raster, int channel) {
		int type = raster.getTransferType();
		if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
			addStretched(light, raster, channel);
			return;
		}
		int shift = type == DataBuffer.TYPE_USHORT ? 8 : 0;
		int[] pixel = new int[raster.getNumBands()];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				raster.getPixel(x, y, pixel);
				light.add(i, pixel[2] >> shift, pixel[1] >> shift, pixel[0] >> shift);
			}
	}

	private void addStretched(Light light, Raster raster, int channel) {
		GrayRange range = rangeOf(raster, channel);
		double[] pixel = new double[raster.getNumBands()];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				raster.getPixel(x, y, pixel);
				light.add(i, range.shown(pixel[2]), range.shown(pixel[1]), range.shown(pixel[0]));
			}
	}

	private void addGray(Light light, Raster raster, int channel) {
		GrayRange range = rangeOf(raster, channel);
		boolean composite = layout.composite() && layout.channels() > 1;
		int colour = composite ? channel : Light.WHITE;
		double[] row = new double[width * raster.getNumBands()];
		for (int y = 0; y < height; y++) {
			samples(raster, y, 1, row);
			for (int x = 0; x < width; x++) {
				int shown = range.shown(row[x * raster.getNumBands()]);
				if (colours != null && !composite)
					addRgb(light, y * width + x, colours[shown]);
				else
					light.add(y * width + x, colour, inverted ? 255 - shown : shown);
			}
		}
	}

	/** As they are in the file: Java's reader turns those of a file around in which zero is white. */
	private void samples(Raster raster, int fromRow, int rows, double[] samples) {
		raster.getPixels(0, fromRow, width, rows, samples);
		int type = raster.getTransferType();
		for (int i = 0; inverted && i < samples.length; i++)
			samples[i] = turnedAround(samples[i], type);
	}

	private GrayRange rangeOf(Raster raster, int channel) {
		if (ranges[channel] == null)
			ranges[channel] = newRange(raster, channel);
		return ranges[channel];
	}

	/** Whole numbers with a sign run over in Java's reader, so they run back here. */
	private static double turnedAround(double sample, int type) {
		return switch (type) {
			case DataBuffer.TYPE_BYTE -> 0xff - sample;
			case DataBuffer.TYPE_USHORT -> 0xffff - sample;
			case DataBuffer.TYPE_SHORT -> (short) (Short.MAX_VALUE - (int) sample);
			case DataBuffer.TYPE_INT -> Integer.MAX_VALUE - (int) sample;
			default -> 1 - sample;
		};
	}

	private GrayRange newRange(Raster raster, int channel) {
		GrayRange.Kind kind = switch (raster.getTransferType()) {
			case DataBuffer.TYPE_BYTE -> GrayRange.Kind.CUT;
			case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> GrayRange.Kind.FRACTIONS;
			default -> GrayRange.Kind.WHOLE;
		};
		if (kind == GrayRange.Kind.CUT)
			return GrayRange.OF_BYTES;
		if (layout.white() > layout.black() && ranges.length == 1)
			return new GrayRange(layout.black(), layout.white(), kind);
		double[] all = new double[width * height * raster.getNumBands()];
		samples(raster, 0, height, all);
		GrayRange range = GrayRange.of(all, kind);
		notes.add(range.note() + (ranges.length > 1 ? " in channel " + (channel + 1) : ""));
		return range;
	}
}
