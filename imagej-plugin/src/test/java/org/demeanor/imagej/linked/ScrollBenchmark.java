package org.demeanor.imagej.linked;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.display.FramesTable;
import org.demeanor.imagej.display.HandLabels;
import org.demeanor.imagej.display.ScorePlot;
import org.demeanor.score.Scores;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/**
 * How much linked views slow down scrolling through 10,000 frames with a table of 10,000 rows and a plot. Needs a display; no
 * test, because its figures depend on the machine. Each turn scrolls at 60 frames a second and then as fast as it goes, linked and
 * not; a frame ends when the window system has nothing left to do.
 */
final class ScrollBenchmark {

	private static final int FRAMES = 10_000;
	private static final int RATE = 60;
	private static final int PACED = 600;
	private static final int FREE = 1500;
	private static final int TURNS = 4;

	private ScrollBenchmark() {}

	public static void main(String[] none) throws Exception {
		List<FaceObservation> seen = new ArrayList<>();
		for (int frame = 0; frame < FRAMES; frame++) {
			double happy = .5 + .5 * Math.sin(frame / 50.0);
			seen.add(new FaceObservation(frame, (double) frame / RATE, 1, new FaceBox(20, 30, 90, 90),
					Scores.of(new double[] { 0, 0, 0, 0, happy, 1 - happy, 0 })));
		}
		FaceTracks faces = new FaceTracks(FRAMES, FRAMES, 1, seen);
		ImagePlus image = new ImagePlus("frames", new Ramps());
		image.setDimensions(1, 1, FRAMES);
		image.getCalibration().frameInterval = 1.0 / RATE;
		image.show();
		FramesTable.show(seen, HandLabels.NONE);
		ScorePlot.show(image, faces);
		for (int turn = 0; turn <= TURNS; turn++)
			for (boolean linked : new boolean[] { false, true }) {
				if (linked)
					LinkedViews.open(image, faces);
				else
					LinkedViews.of(image).ifPresent(LinkedViews::close);
				String line = String.format(Locale.ROOT, "%-7s %s; free: %.0f frames/s", linked ? "linked" : "alone", paced(image),
						free(image));
				// The first turn warms up.
				if (turn > 0)
					System.out.println(line);
			}
		System.exit(0);
	}

	/** What a frame takes of its 16.7 ms, and how many frames came late. */
	private static String paced(ImagePlus image) throws Exception {
		double[] took = new double[PACED];
		int late = 0;
		long start = System.nanoTime();
		for (int frame = 0; frame < PACED; frame++) {
			long due = start + frame * 1_000_000_000L / RATE;
			while (System.nanoTime() < due)
				Thread.sleep(1);
			long begin = System.nanoTime();
			show(image, frame);
			took[frame] = (System.nanoTime() - begin) / 1e6;
			late += System.nanoTime() > due + 1_000_000_000L / RATE ? 1 : 0;
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		double mean = Arrays.stream(took).average().orElseThrow();
		Arrays.sort(took);
		return String.format(Locale.ROOT, "60 frames/s: %.1f reached, mean %.2f ms, median %.2f ms, %d of %d late", PACED / seconds, mean,
				took[PACED / 2], late, PACED);
	}

	private static double free(ImagePlus image) throws Exception {
		long start = System.nanoTime();
		for (int frame = 0; frame < FREE; frame++)
			show(image, 2000 + frame);
		return FREE / ((System.nanoTime() - start) / 1e9);
	}

	private static void show(ImagePlus image, int frame) throws Exception {
		image.setT(frame + 1);
		EventQueue.invokeAndWait(() -> {});
	}

	private static final class Ramps extends VirtualStack {

		Ramps() {
			super(640, 480);
			setBitDepth(8);
		}

		@Override
		public int size() {
			return FRAMES;
		}

		@Override
		public int getSize() {
			return FRAMES;
		}

		@Override
		public Object getPixels(int n) {
			return getProcessor(n).getPixels();
		}

		@Override
		public ImageProcessor getProcessor(int n) {
			byte[] pixels = new byte[640 * 480];
			Arrays.fill(pixels, (byte) n);
			return new ByteProcessor(640, 480, pixels);
		}
	}
}
