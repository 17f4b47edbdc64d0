package org.demeanor.face;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.demeanor.StageException;
import org.demeanor.face.image.ColorOrder;
import org.demeanor.face.image.Cutout;
import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.face.image.ResizeRule;
import org.demeanor.media.Frame;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;

/**
 * The input that format 2 describes: a rectangle around the detector's square in gray or colour, resized by the net's own
 * rule; a value becomes {@code (v - mean) / std}, where v is in the range that the description says instead of 0..255.
 */
final class AnyFaceInput implements FaceInput {

	private static final String EYES = "eyes";
	private static final double MOST = 255;
	/** Along a side; nets of the field have up to 380. */
	private static final int MOST_PIXELS = 1024;
	/** A larger crop, in sides of the square, would only take memory. */
	private static final double MOST_SIDES = 10;
	private static final String NHWC = "nhwc";

	/** The rectangle by the square's sides; the aspect is width over height, 0 for the square's own. */
	private record Crop(double scale, double shiftX, double shiftY, double aspect) {

		FaceBox around(FaceBox box) {
			double width = scale * box.width();
			double height = aspect > 0 ? width / aspect : scale * box.height();
			double centerX = box.x() + box.width() / 2. + shiftX * box.width();
			double centerY = box.y() + box.height() / 2. + shiftY * box.height();
			return new FaceBox((int) Math.round(centerX - width / 2), (int) Math.round(centerY - height / 2),
					(int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
		}
	}

	private final ColorOrder color;
	private final int width;
	private final int height;
	private final boolean channelsLast;
	private final ResizeRule rule;
	/** The size that colours are brought to first; 0 if there is none. */
	private final int firstWidth;
	private final int firstHeight;
	private final Crop crop;
	private final Cutout.Outside outside;
	private final boolean aligned;
	private final float scale;
	private final float[] mean;
	private final float[] std;

	private AnyFaceInput(JsonSection json) throws StageException {
		color = labelled(ColorOrder.values(), ColorOrder::label,
				json.oneOf("color", labels(ColorOrder.values(), ColorOrder::label)));
		width = size(json, "width");
		height = size(json, "height");
		channelsLast = json.oneOfOrFirst("layout", "nchw", NHWC).equals(NHWC);
		rule = labelled(ResizeRule.values(), ResizeRule::label,
				json.oneOfOrFirst("resize", labels(ResizeRule.values(), ResizeRule::label)));
		firstWidth = json.has("first") ? size(json.section("first"), "width") : 0;
		firstHeight = json.has("first") ? size(json.section("first"), "height") : 0;
		if (json.has("crop")) {
			JsonSection around = json.section("crop");
			crop = new Crop(around.has("scale") ? around.positive("scale") : 1, around.numberOr("shift_x", 0), around.numberOr("shift_y", 0),
					around.has("aspect") ? around.positive("aspect") : 0);
			if (crop.scale > MOST_SIDES || Math.abs(crop.shiftX) > MOST_SIDES || Math.abs(crop.shiftY) > MOST_SIDES
					|| crop.aspect > MOST_SIDES || crop.aspect > 0 && crop.aspect < 1 / MOST_SIDES)
				throw json.wrong("crop",
						"that of a rectangle near the face, at most " + (int) MOST_SIDES + " sides of the square away and across");
			outside = labelled(Cutout.Outside.values(), Cutout.Outside::label,
					around.oneOfOrFirst("outside", labels(Cutout.Outside.values(), Cutout.Outside::label)));
		}
		else {
			crop = new Crop(1, 0, 0, 0);
			outside = Cutout.Outside.CUT;
		}
		aligned = json.oneOfOrFirst("align", "none", EYES).equals(EYES);
		double[] range = json.numbers("range");
		if (range.length != 2 || range[0] >= range[1])
			throw json.wrong("range", "a list of two numbers, the lower first");
		scale = (float) ((range[1] - range[0]) / MOST);
		mean = perChannel(json, "mean", 0);
		std = perChannel(json, "std", 1);
		for (int i = 0; i < mean.length; i++)
			mean[i] -= (float) range[0];
		for (float value : std)
			if (!(value > 0))
				throw json.wrong("std", "above 0");
	}

	static AnyFaceInput of(ModelBundle bundle) throws StageException {
		JsonSection json = bundle.preprocessing();
		AnyFaceInput input = new AnyFaceInput(json);
		int channels = input.color.channels();
		List<Integer> shape = input.channelsLast ? List.of(input.height, input.width, channels)
				: List.of(channels, input.height, input.width);
		if (!bundle.input().shape().equals(shape))
			throw json.wrong("color, width, height, layout", "those of the net's input " + bundle.input().shape() + ", not " + shape);
		return input;
	}

	@Override
	public int length() {
		return color.channels() * width * height;
	}

	@Override
	public void write(Frame frame, GrayImage gray, FaceBox box, Optional<Eyes> eyes, float[] batch, int offset) {
		write(Cutout.of(frame, crop.around(box), outside, aligned ? eyes : Optional.empty()), batch, offset);
	}

	@Override
	public void writeWhole(Frame face, GrayImage gray, float[] batch, int offset) {
		write(Cutout.of(face, new FaceBox(0, 0, face.width(), face.height()), Cutout.Outside.CUT, Optional.empty()), batch, offset);
	}

	// -- Helper methods --

	private void write(Cutout cutout, float[] batch, int offset) {
		float[][] planes = firstWidth > 0 ? inTwoSteps(cutout) : resized(colors(cutout.bgr(), false), cutout.width(), cutout.height());
		for (int channel = 0; channel < planes.length; channel++)
			for (int i = 0; i < width * height; i++)
				batch[offset + (channelsLast ? i * planes.length + channel : channel * width * height + i)] =
						(planes[channel][i] * scale - mean[channel]) / std[channel];
	}

	private float[][] resized(float[][] planes, int fromWidth, int fromHeight) {
		return Arrays.stream(planes).map(plane -> rule.resize(plane, fromWidth, fromHeight, width, height)).toArray(float[][]::new);
	}

	/** Colours as bytes to the first size, then all else in floating point. */
	private float[][] inTwoSteps(Cutout cutout) {
		float[][] first = Arrays.stream(cutout.bgr())
				.map(plane -> rule.resize(plane, cutout.width(), cutout.height(), firstWidth, firstHeight)).toArray(float[][]::new);
		return Arrays.stream(colors(first, true)).map(plane -> ResizeRule.LINEAR.resize(plane, firstWidth, firstHeight, width, height))
				.toArray(float[][]::new);
	}

	private float[][] colors(float[][] bgr, boolean exactly) {
		return switch (color) {
			case BGR -> bgr;
			case RGB -> new float[][] { bgr[2], bgr[1], bgr[0] };
			case GRAY -> new float[][] { GrayConverter.of(bgr, exactly) };
			case GRAY3 -> {
				float[] gray = GrayConverter.of(bgr, exactly);
				yield new float[][] { gray, gray, gray };
			}
		};
	}

	private float[] perChannel(JsonSection json, String key, double other) throws StageException {
		double[] numbers = json.has(key) ? json.numbers(key) : new double[] { other };
		if (numbers.length != 1 && numbers.length != color.channels())
			throw json.wrong(key, "a list of one number or of " + color.channels());
		float[] values = new float[color.channels()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) numbers[numbers.length == 1 ? 0 : i];
		return values;
	}

	private static int size(JsonSection json, String key) throws StageException {
		int size = json.count(key);
		if (size < 1 || size > MOST_PIXELS)
			throw json.wrong(key, "in 1.." + MOST_PIXELS);
		return size;
	}

	private static <T> T labelled(T[] values, Function<T, String> label, String wanted) {
		return Arrays.stream(values).filter(value -> label.apply(value).equals(wanted)).findFirst().orElseThrow();
	}

	private static <T> String[] labels(T[] values, Function<T, String> label) {
		return Arrays.stream(values).map(label).toArray(String[]::new);
	}
}
