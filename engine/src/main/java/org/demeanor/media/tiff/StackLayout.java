package org.demeanor.media.tiff;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.media.stack.Light;
import org.demeanor.media.stack.TimeUnits;

/**
 * How the pages of a stack are arranged, as the first page's description says: in ImageJ's words, or in OME's XML.
 *
 * @param order of the axes from the fastest, of C, Z and T
 * @param channels at least 1
 * @param slices along Z, at least 1
 * @param frames along T, at least 1
 * @param intervalSeconds from frame to frame; empty if it is not told
 * @param black the gray value that is shown as black; NaN if it is not told
 * @param white the gray value that is shown as white; NaN if it is not told
 * @param composite whether channels are laid over each other
 * @param series how many stacks the file has, of which this is the first
 * @param pagesTold how many pages the description tells of; the file may have fewer
 */
record StackLayout(String order, int channels, int slices, int frames, OptionalDouble intervalSeconds, double black,
		double white, boolean composite, int series, long pagesTold) {

	private static final String XYCZT = "CZT";

	/**
	 * @param description of the first page, or an empty text
	 * @param pages that the file has
	 */
	static StackLayout of(String description, int pages) {
		StackLayout told = description.startsWith("ImageJ=") ? ofImageJ(description)
				: description.contains("<OME") ? ofOme(description) : plain(pages);
		// More channels in a row than ImageJ shows are rather frames.
		if (told.pagesTold > pages || told.channels > Light.MOST_CHANNELS && told.planes() == 1)
			return new StackLayout(XYCZT, 1, 1, pages, told.intervalSeconds, told.black, told.white, false, told.series, told.pagesTold);
		return told;
	}

	/** How many pictures follow each other in time: along T; where that is 1, along Z. */
	int count() {
		return frames > 1 ? frames : slices;
	}

	/** Whether there is a third dimension of which the first plane alone is seen. */
	boolean hasUnseenSlices() {
		return frames > 1 && slices > 1;
	}

	/** Number of the page, from 0, of a picture and a channel, both from 0. */
	int page(int picture, int channel) {
		int page = 0;
		int step = 1;
		for (char axis : order.toCharArray()) {
			int size = axis == 'C' ? channels : axis == 'Z' ? slices : frames;
			int at = axis == 'C' ? channel : axis == 'T' ? frames > 1 ? picture : 0 : frames > 1 ? 0 : picture;
			page += at * step;
			step *= size;
		}
		return page;
	}

	// -- Helper methods --

	private int planes() {
		return slices * frames;
	}

	private static StackLayout plain(int pages) {
		return new StackLayout(XYCZT, 1, 1, pages, OptionalDouble.empty(), Double.NaN, Double.NaN, false, 1, pages);
	}

	private static StackLayout ofImageJ(String text) {
		int images = (int) number(text, "images", 1);
		int channels = (int) number(text, "channels", 1);
		int slices = (int) number(text, "slices", 1);
		int frames = (int) number(text, "frames", 1);
		if (channels * slices * frames == 1)
			slices = images;
		double interval = number(text, "finterval", 0) * TimeUnits.seconds(word(text, "tunit", "s")).orElse(0);
		double rate = number(text, "fps", 0);
		OptionalDouble seconds = interval > 0 ? OptionalDouble.of(interval)
				: rate > 0 ? OptionalDouble.of(1 / rate) : OptionalDouble.empty();
		return new StackLayout(XYCZT, channels, slices, frames, seconds, number(text, "min", Double.NaN),
				number(text, "max", Double.NaN), word(text, "mode", "").equals("composite"), 1, (long) channels * slices * frames);
	}

	private static StackLayout ofOme(String xml) {
		Matcher pixels = Pattern.compile("<Pixels\\b[^>]*>").matcher(xml);
		String attributes = pixels.find() ? pixels.group() : "";
		double interval = number(attributes, "TimeIncrement", 0)
				* TimeUnits.seconds(word(attributes, "TimeIncrementUnit", "s")).orElse(0);
		String order = word(attributes, "DimensionOrder", "XYCZT");
		boolean known = order.matches("XY(CZT|CTZ|ZCT|ZTC|TCZ|TZC)");
		// A colour page has all of its channels.
		Matcher samples = Pattern.compile("SamplesPerPixel=\"(\\d+)\"").matcher(xml);
		int together = samples.find() ? Math.max(1, Integer.parseInt(samples.group(1))) : 1;
		int channels = Math.max(1, (int) number(attributes, "SizeC", 1) / together);
		int slices = (int) number(attributes, "SizeZ", 1);
		int frames = (int) number(attributes, "SizeT", 1);
		return new StackLayout(known ? order.substring(2) : XYCZT, channels, slices, frames,
				interval > 0 ? OptionalDouble.of(interval) : OptionalDouble.empty(), Double.NaN, Double.NaN, true,
				Math.max(1, xml.split("<Image\\b", -1).length - 1), (long) channels * slices * frames);
	}

	private static double number(String text, String key, double otherwise) {
		try {
			return Double.parseDouble(word(text, key, String.valueOf(otherwise)));
		}
		catch (NumberFormatException notANumber) {
			return otherwise;
		}
	}

	/** A value in either way of writing: a line {@code key=value}, or {@code key="value"}. */
	private static String word(String text, String key, String otherwise) {
		Matcher value = Pattern.compile("(?:^|\\s)" + key + "=(?:\"([^\"]*)\"|([^\\r\\n\"]*))").matcher(text);
		if (!value.find())
			return otherwise;
		return (value.group(1) == null ? value.group(2) : value.group(1)).strip();
	}
}
