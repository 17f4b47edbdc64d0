package org.demeanor.imagej.image;

import java.awt.EventQueue;

import ij.ImageListener;
import ij.ImagePlus;

/** Does something when an image is closed. */
public final class ClosedImage implements ImageListener {

	private final ImagePlus image;
	private final Runnable action;

	/** @param action runs on the event thread, once the image is closed */
	public ClosedImage(ImagePlus image, Runnable action) {
		this.image = image;
		this.action = action;
	}

	/** Listens from now on. */
	public void listen() {
		stop();
		ImagePlus.addImageListener(this);
	}

	/** Listens no more. */
	public void stop() {
		ImagePlus.removeImageListener(this);
	}

	@Override
	public void imageOpened(ImagePlus other) {
		// Not ours yet.
	}

	@Override
	public void imageUpdated(ImagePlus other) {
		// It is still open.
	}

	/** Leaves later: ImageJ counts through its listeners, and would pass over the next one. */
	@Override
	public void imageClosed(ImagePlus closed) {
		if (closed != image)
			return;
		EventQueue.invokeLater(this::stop);
		action.run();
	}
}
