package org.demeanor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;

import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;

class EmotionColorsTest {

	@Test
	void eachEmotionHasAColourOfItsOwn() {
		assertThat(Emotion.all().stream().map(EmotionColors::of)).doesNotHaveDuplicates().doesNotContainNull();
	}

	@Test
	void inkIsWhiteOnDarkAndBlackOnLight() {
		assertThat(EmotionColors.inkOn(Emotion.HAPPY)).as("on yellow").isEqualTo(Color.BLACK);
		assertThat(EmotionColors.inkOn(Emotion.FEAR)).as("on blue").isEqualTo(Color.WHITE);
	}
}
