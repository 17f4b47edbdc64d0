package org.demeanor.media.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Reading;
import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;

/** Image stacks as clips. */
class ImgFramesTest {

	@Test
	void bytesStayAsTheyAre() throws StageException {
		Clip clip = new StackClip("stack", ImgFrames.ofBytes(
				ArrayImgs.unsignedBytes(new byte[] { 0, 1, 2, 3, 4, (byte) 255, 10, 11, 12, 13, 14, 15 }, 3, 2, 2), 4));
		assertThat(clip.name()).isEqualTo("stack");
		assertThat(clip.durationSeconds()).hasValue(0.5);
		List<Frame> frames = Reading.frames(clip);
		assertThat(frames).extracting(Frame::timeSeconds).containsExactly(0.0, 0.25);
		assertThat(frames.get(0).width()).isEqualTo(3);
		assertThat(frames.get(0).bgr()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 255, 255, 255);
	}

	@Test
	void otherValuesAreMappedFromTheDisplayRange() throws StageException {
		Frame frame = ImgFrames.ofGray(ArrayImgs.floats(new float[] { -9, 100, 151, 200, 999, Float.NaN }, 3, 2), 100, 200, 25)
				.get(0);
		assertThat(frame.bgr()).containsExactly(0, 0, 0, 0, 0, 0, 130, 130, 130, 255, 255, 255, 255, 255, 255, 0, 0, 0);
	}

	@Test
	void colorsKeepTheirOrder() throws StageException {
		Frame frame = ImgFrames.ofColor(ArrayImgs.argbs(new int[] { 0xFF010203, 0xFFFF8000 }, 2, 1), 25).get(0);
		assertThat(frame.bgr()).containsExactly(3, 2, 1, 0, 128, 255);
	}

	@Test
	void soundComesFromElsewhere() throws StageException {
		FrameSource frames = ImgFrames.ofBytes(ArrayImgs.unsignedBytes(2, 2, 3), 10);
		Clip silent = new StackClip("silent", frames);
		assertThat(silent.hasSound()).isFalse();
		assertThatThrownBy(silent::openSound).isInstanceOf(StageException.class).hasMessageContaining("has no sound");
		assertThat(new StackClip("silent too", frames, Optional.of(silent)).hasSound()).isFalse();
		try (FrameReader reader = silent.openFrames()) {
			assertThat(reader.skip() && reader.skip()).isTrue();
			assertThat(reader.read().index()).isEqualTo(2);
			assertThat(reader.skip()).isFalse();
		}
	}

	@Test
	void fourDimensionsAreTooMany() {
		assertThatThrownBy(() -> ImgFrames.ofBytes(ArrayImgs.unsignedBytes(2, 2, 2, 2), 10))
				.isInstanceOf(IllegalArgumentException.class);
	}
}
