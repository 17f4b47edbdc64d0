package org.demeanor.report;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;

import org.demeanor.score.Emotion;

/**
 * A colour for each emotion; colour-blind viewers can tell them apart, too.
 *
 * <p>Source: M. Okabe and K. Ito, Color Universal Design, 2008.
 */
public final class EmotionColors {

	private static final Map<Emotion, Color> COLORS = new EnumMap<>(Map.of(Emotion.ANGRY, new Color(0xD55E00),
			Emotion.CALM, new Color(0x009E73), Emotion.DISGUST, new Color(0xCC79A7), Emotion.FEAR, new Color(0x0072B2),
			Emotion.HAPPY, new Color(0xF0E442), Emotion.SAD, new Color(0x56B4E9), Emotion.SURPRISE, new Color(0xE69F00)));

	/** The relative luminance (WCAG 2.2) of a ground on which black and white letters are equally easy to read. */
	private static final double EQUALLY_LEGIBLE = 0.179;

	private EmotionColors() {}

	public static Color of(Emotion emotion) {
		return COLORS.get(emotion);
	}

	/** Black or white, whichever is easier to read on this emotion's colour. */
	public static Color inkOn(Emotion emotion) {
		return luminance(of(emotion)) > EQUALLY_LEGIBLE ? Color.BLACK : Color.WHITE;
	}

	private static double luminance(Color color) {
		return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
	}

	private static double linear(int byteValue) {
		double value = byteValue / 255.0;
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}
}
