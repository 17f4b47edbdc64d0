package org.demeanor.report;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;

import org.demeanor.inference.Emotion;

/**
 * A colour for each emotion, told apart by colour-blind viewers too.
 *
 * <p>Source: M. Okabe and K. Ito, Color Universal Design, 2008.
 */
public final class EmotionColors {

	private static final Map<Emotion, Color> COLORS = new EnumMap<>(Map.of(Emotion.ANGRY, new Color(0xD55E00),
			Emotion.CALM, new Color(0x009E73), Emotion.DISGUST, new Color(0xCC79A7), Emotion.FEAR, new Color(0x0072B2),
			Emotion.HAPPY, new Color(0xF0E442), Emotion.SAD, new Color(0x56B4E9), Emotion.SURPRISE, new Color(0xE69F00)));

	private EmotionColors() {}

	public static Color of(Emotion emotion) {
		return COLORS.get(emotion);
	}
}
