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
import org.demeanor.media.FrameSource;
import org.demeanor.media.Orientation;

/**
 * The pictures of a TIFF file, painted as ImageJ shows them: 8 bits as they are, 16 and 32 bits through the display
 * range that the file tells, else from the least to the largest value of the first page; channels of a composite as light
 * of their colours, one over the other. Not thread-safe.
 */
final class TiffPages implements FrameSource, AutoCloseable {

	/** Where a file does not tell its rate: that of the video that most often comes without one. */
	private static final double FALLBACK_RATE = 25;

	private static final int WHITE_IS_ZERO = 0;

	/** ImageJ's channels, in order, blue first. */
	private static final int[][] COLOURS = { { 0, 0, 1 }, { 0, 1, 0 }, { 1, 0, 0 }, { 1, 1, 1 }, { 1, 1, 0 }, { 1, 0, 1 },
			{ 0, 1, 1 } };

	private final TiffFile file;
	private final StackLayout layout;
	private final Orientation orientation;
	private final int width;
	private final int height;
	private final int count;
	private final boolean inverted;
	private final List<String> notes = new ArrayList<>();
	/** Black and white for each channel. */
	private final double[][] ranges;

	/** @throws StageException (stage media) if it cannot be read */
	TiffPages(Path path) throws StageException {
		file = new TiffFile(path);
		boolean read = false;
		try {
			width = file.width(0);
			height = file.height(0);
			layout = StackLayout.of(file.description(), alike());
			count = layout.count();
			orientation = Orientation.ofExif(file.number(BaselineTIFFTagSet.TAG_ORIENTATION));
			inverted = file.number(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION) == WHITE_IS_ZERO;
			ranges = new double[layout.composite() ? layout.channels() : 1][];
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
	public double intervalSeconds() {
		return layout.intervalSeconds().orElse(1 / FALLBACK_RATE);
	}

	/** The same for every picture, as stored. */
	int width() {
		return width;
	}

	/** The same for every picture, as stored. */
	int height() {
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
		int[] sum = null;
		for (int channel = 0; channel < ranges.length; channel++) {
			BufferedImage page = file.page(layout.page(index, channel));
			int[] painted = page.getColorModel() instanceof IndexColorModel || page.getRaster().getNumBands() > 2
					? colours(page) : gray(page.getRaster(), channel);
			sum = sum == null ? painted : add(sum, painted);
		}
		byte[] bgr = new byte[sum.length];
		for (int i = 0; i < bgr.length; i++)
			bgr[i] = (byte) sum[i];
		return orientation.upright(new Frame(index, index * intervalSeconds(), width, height, bgr), byte[]::new);
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

	/** Blue, green, red of each pixel; of wider samples the upper 8 bits. */
	private int[] colours(BufferedImage page) {
		Raster raster = page.getRaster();
		boolean samples = !(page.getColorModel() instanceof IndexColorModel);
		int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
		int[] bgr = new int[3 * width * height];
		int[] pixel = new int[raster.getNumBands()];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i += 3)
				if (samples) {
					raster.getPixel(x, y, pixel);
					for (int color = 0; color < 3; color++)
						bgr[i + color] = pixel[2 - color] >> shift;
				}
				else {
					int rgb = page.getRGB(x, y);
					bgr[i] = rgb & 0xff;
					bgr[i + 1] = rgb >> 8 & 0xff;
					bgr[i + 2] = rgb >> 16 & 0xff;
				}
		return bgr;
	}

	private int[] gray(Raster raster, int channel) {
		if (ranges[channel] == null)
			ranges[channel] = range(raster, channel);
		double black = ranges[channel][0];
		double white = ranges[channel][1];
		// ImageJ counts the whole numbers of a range, but measures one of fractions.
		boolean whole = raster.getTransferType() != DataBuffer.TYPE_FLOAT && raster.getTransferType() != DataBuffer.TYPE_DOUBLE;
		double scale = whole ? 256 / (white - black + 1) : 255 / (white - black);
		int[] colour = layout.composite() && layout.channels() > 1 ? COLOURS[channel] : COLOURS[3];
		int[] bgr = new int[3 * width * height];
		double[] row = new double[width * raster.getNumBands()];
		for (int y = 0; y < height; y++) {
			raster.getPixels(0, y, width, 1, row);
			for (int x = 0; x < width; x++) {
				double value = row[x * raster.getNumBands()];
				int shown = (int) Math.max(0, Math.min(255, Math.floor((value - black) * scale + (isBytes(raster) ? 0 : 0.5))));
				if (inverted)
					shown = 255 - shown;
				for (int color = 0; color < 3; color++)
					bgr[3 * (y * width + x) + color] = shown * colour[color];
			}
		}
		return bgr;
	}

	private double[] range(Raster raster, int channel) {
		if (isBytes(raster))
			return new double[] { 0, 255 };
		if (layout.white() > layout.black() && ranges.length == 1)
			return new double[] { layout.black(), layout.white() };
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (double value : raster.getPixels(0, 0, width, height, (double[]) null)) {
			if (!Double.isFinite(value))
				continue;
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		if (!(most > least))
			return new double[] { Math.min(0, least), Math.max(1, most) };
		notes.add("gray stretched from " + words(least) + ".." + words(most)
				+ (ranges.length > 1 ? " in channel " + (channel + 1) : ""));
		return new double[] { least, most };
	}

	private static boolean isBytes(Raster raster) {
		return raster.getTransferType() == DataBuffer.TYPE_BYTE;
	}

	private static String words(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf((float) value);
	}

	/** Light over light, as a composite has it. */
	private static int[] add(int[] sum, int[] channel) {
		for (int i = 0; i < sum.length; i++)
			sum[i] = Math.min(255, sum[i] + channel[i]);
		return sum;
	}
}
