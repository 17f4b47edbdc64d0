package org.demeanor.imagej.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.EventQueue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.image.TimeAxis;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.process.ByteProcessor;

/** Frames are decoded on a thread of their own; selections are changed where the user's mouse changes them, too. */
class NavigationTest {

	private static final Target ROW = new Target(12, 12, OptionalInt.of(1), Optional.of(new FaceBox(10, 20, 30, 40)));

	/** Open once the image has been moved to a frame. */
	private final CountDownLatch moved = new CountDownLatch(1);
	private final ImagePlus image = image();
	private final Navigation navigation = new Navigation(image, new TimeAxis(image), new FaceTracks(0, 0, 0, List.of()));

	@Test
	void theFaceIsSelectedOnTheEventThread() throws Exception {
		CompletableFuture<Boolean> onEventThread = new CompletableFuture<>();
		RoiListener listener = (changed, id) -> {
			if (changed == image)
				onEventThread.complete(EventQueue.isDispatchThread());
		};
		Roi.addRoiListener(listener);
		try {
			navigation.go(ROW);
			assertThat(onEventThread.get(10, TimeUnit.SECONDS)).isTrue();
			assertThat(image.getT()).isEqualTo(13);
		}
		finally {
			Roi.removeRoiListener(listener);
		}
	}

	@Test
	void aFrameThatTheUserHasGoneToMeanwhileGetsNoBox() throws Exception {
		EventQueue.invokeLater(() -> {
			try {
				moved.await();
			}
			catch (InterruptedException ended) {
				Thread.currentThread().interrupt();
			}
			image.setT(3);
		});
		navigation.go(ROW);
		for (int i = 0; i < 3; i++)
			EventQueue.invokeAndWait(() -> {});
		assertThat(image.getT()).isEqualTo(3);
		assertThat(image.getRoi()).isNull();
	}

	private ImagePlus image() {
		ImageStack stack = new ImageStack(64, 64);
		for (int i = 0; i < 20; i++)
			stack.addSlice(new ByteProcessor(64, 64));
		ImagePlus made = new ImagePlus("frames", stack) {

			@Override
			public void setPosition(int channel, int slice, int frame) {
				super.setPosition(channel, slice, frame);
				moved.countDown();
			}
		};
		made.setDimensions(1, 1, stack.size());
		return made;
	}
}
