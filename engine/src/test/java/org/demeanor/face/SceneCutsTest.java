package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;

class SceneCutsTest {

	private final SceneCuts cuts = new SceneCuts();

	@Test
	void anotherRoomIsACut() {
		for (int look = 0; look < 20; look++)
			assertThat(cuts.beginsAt(scene(look < 10 ? 0 : 1, look % 10, 1))).as("look " + look).isEqualTo(look == 10);
	}

	/** Two people filmed in the same place. */
	@Test
	void anotherPersonBeforeTheSameWallIsACutOutOfACalmPicture() {
		for (int look = 0; look < 20; look++)
			assertThat(cuts.beginsAt(person(look < 10 ? 0 : 1, look % 2))).as("look " + look).isEqualTo(look == 10);
	}

	@Test
	void aHeadThatCrossesThePictureIsNone() {
		for (int look = 0; look < 20; look++)
			assertThat(cuts.beginsAt(scene(0, 12 * look, 1))).as("look " + look).isFalse();
	}

	/** A lamp, or a camera that sets its exposure. */
	@Test
	void lightThatGoesOffAndOnIsNone() {
		for (int look = 0; look < 20; look++)
			assertThat(cuts.beginsAt(scene(0, 0, look / 5 % 2 == 0 ? 1 : .45))).as("look " + look).isFalse();
	}

	@Test
	void aFadeIsNone() {
		for (int look = 0; look < 20; look++)
			assertThat(cuts.beginsAt(scene(0, 0, 1 - look / 20.0))).as("look " + look).isFalse();
	}

	// -- Helper methods --

	/** A head before stripes, of a room's own, in some light. */
	private static Frame scene(int room, int headLeft, double light) {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D pen = image.createGraphics();
		for (int stripe = 0; stripe < 8; stripe++) {
			int gray = (int) (light * (room == 0 ? 60 + 20 * stripe : 220 - 25 * stripe));
			pen.setColor(new Color(gray, gray, gray));
			if (room == 0)
				pen.fillRect(40 * stripe, 0, 40, 240);
			else
				pen.fillRect(0, 30 * stripe, 320, 30);
		}
		int skin = (int) (light * 200);
		pen.setColor(new Color(skin, skin * 3 / 4, skin * 2 / 3));
		pen.fillOval(headLeft, 60, 80, 110);
		pen.dispose();
		return frame(image);
	}

	/** Somebody in light or dark clothes before a white wall, who hardly moves. */
	private static Frame person(int who, int moved) {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D pen = image.createGraphics();
		pen.setColor(new Color(230, 230, 230));
		pen.fillRect(0, 0, 320, 240);
		pen.setColor(who == 0 ? new Color(40, 40, 60) : new Color(170, 60, 60));
		pen.fillRect(70 + moved, 160, 180, 80);
		pen.setColor(who == 0 ? new Color(200, 160, 140) : new Color(110, 70, 50));
		pen.fillOval(110 + moved, 40, 100, 130);
		pen.dispose();
		return frame(image);
	}

	private static Frame frame(BufferedImage image) {
		return new Frame(0, 0, image.getWidth(), image.getHeight(), ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
	}
}
