package org.demeanor.imagej.preview;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.imagej.display.FaceOverlay;
import org.demeanor.imagej.image.Selection;
import org.demeanor.imagej.image.ShownFrame;
import org.demeanor.inference.Device;

import ij.IJ;
import ij.ImagePlus;

/** Draws the boxes that a detector finds on the frame that an image shows. It works beside the dialog; the last wish counts. */
public final class FacePreview implements AutoCloseable {

	private static final long LONGEST_SECONDS = 20;

	private record Wish(DetectorSpec detector, boolean inSelection) {}

	private final ImagePlus image;
	private final AtomicReference<Wish> wanted = new AtomicReference<>();
	private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
		Thread worker = new Thread(work, "Demeanor preview");
		worker.setDaemon(true);
		return worker;
	});
	private DetectorSpec loaded;
	private FaceDetectors detectors;

	public FacePreview(ImagePlus image) {
		this.image = image;
	}

	/**
	 * Shows the boxes soon.
	 *
	 * @param inSelection whether only what is selected in the image counts
	 */
	public void show(DetectorSpec detector, boolean inSelection) {
		wanted.set(new Wish(detector, inSelection));
		execute(() -> Optional.ofNullable(wanted.getAndSet(null)).ifPresent(this::draw));
	}

	/** Removes the boxes; a search that is still under way draws none. */
	public void hide() {
		wanted.set(null);
		execute(() -> FaceOverlay.preview(image, List.of()));
	}

	/** Waits for a search that is under way: what follows may draw boxes of its own. */
	@Override
	public void close() {
		hide();
		thread.execute(this::free);
		thread.shutdown();
		try {
			thread.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	// -- Helper methods --

	/** ImageJ asks a dialog's listeners once more when it is gone. */
	private void execute(Runnable work) {
		if (!thread.isShutdown())
			thread.execute(work);
	}

	private void draw(Wish wish) {
		try {
			List<FaceBox> boxes = boxes(wish);
			FaceOverlay.preview(image, boxes);
			IJ.showStatus("Preview: " + Counts.of(boxes.size(), "face"));
		}
		catch (StageException failed) {
			FaceOverlay.preview(image, List.of());
			IJ.showStatus(failed.getMessage());
		}
	}

	private List<FaceBox> boxes(Wish wish) throws StageException {
		if (!wish.detector.equals(loaded)) {
			free();
			detectors = wish.detector.load(Device.CPU);
			loaded = wish.detector;
		}
		ShownFrame frame = ShownFrame.of(image, wish.inSelection ? Selection.of(image) : Optional.empty());
		return frame.placed(detectors.open().detect(frame.pixels(), GrayConverter.of(frame.pixels())));
	}

	private void free() {
		if (detectors != null)
			detectors.close();
		detectors = null;
		loaded = null;
	}
}
