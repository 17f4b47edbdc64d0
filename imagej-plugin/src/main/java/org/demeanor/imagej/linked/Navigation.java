package org.demeanor.imagej.linked;

import java.awt.EventQueue;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.image.FaceSelection;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;

/**
 * Goes to moments of an image, on a thread that lives only while it is needed: to decode a frame of a video takes a while. Faces
 * are selected on the event thread.
 */
final class Navigation {

	private static final int IDLE_SECONDS = 5;

	private final ImagePlus image;
	private final TimeAxis axis;
	private final FaceTracks faces;
	private final OptionalInt main;
	private final AtomicReference<Target> wanted = new AtomicReference<>();
	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), work -> {
				Thread worker = new Thread(work, "Demeanor navigation");
				worker.setDaemon(true);
				return worker;
			});
	private volatile OptionalInt person = OptionalInt.empty();
	private volatile int frame = -1;

	/** @param faces found in the image; may be none */
	Navigation(ImagePlus image, TimeAxis axis, FaceTracks faces) {
		this.image = image;
		this.axis = axis;
		this.faces = faces;
		main = faces.mainFace().map(OptionalInt::of).orElse(OptionalInt.empty());
		thread.allowCoreThreadTimeOut(true);
	}

	/** Goes there soon; of several wishes the last one counts. */
	void go(Target target) {
		person = target.person();
		wanted.set(target);
		thread.execute(() -> Optional.ofNullable(wanted.getAndSet(null)).ifPresent(this::show));
	}

	/** Whom the user looked for last. */
	OptionalInt person() {
		return person;
	}

	/** The image shows a frame: a face that was selected on another one is no longer there. */
	void left(int shown) {
		if (shown != frame)
			FaceSelection.clear(image);
	}

	// -- Helper methods --

	private void show(Target target) {
		Optional<FaceObservation> seen = target.box().isPresent() ? Optional.empty() : seen(target);
		int there = Math.max(0, Math.min(seen.map(FaceObservation::frame).orElse(target.frame()), axis.frames() - 1));
		frame = there;
		axis.show(there);
		Optional<FaceBox> box = target.box().or(() -> seen.map(FaceObservation::box));
		EventQueue.invokeLater(() -> select(there, box));
	}

	/** On the event thread, where the user selects and scrolls too: a user who has gone on gets no box of another frame. */
	private void select(int there, Optional<FaceBox> box) {
		if (axis.shown() == there)
			box.ifPresentOrElse(some -> FaceSelection.set(image, some), () -> FaceSelection.clear(image));
	}

	private Optional<FaceObservation> seen(Target target) {
		OptionalInt wantedPerson = target.person().isPresent() ? target.person() : main;
		return faces.observations().stream().filter(one -> wantedPerson.equals(OptionalInt.of(one.face())))
				.filter(one -> one.frame() >= target.frame() && one.frame() <= target.last()).findFirst();
	}
}
