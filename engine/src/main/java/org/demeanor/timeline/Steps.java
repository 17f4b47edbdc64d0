package org.demeanor.timeline;

/**
 * Cuts a clip's time into equal steps; the last one may be shorter.
 *
 * @param stepSeconds more than 0
 * @param endSeconds the clip's length, at least 0
 */
record Steps(double stepSeconds, double endSeconds) {

	/** A frame at .3 s belongs to the fourth step of .1 s, though .3 / .1 is a hair less than 3. */
	private static final double HAIR = 1e-9;

	/** Returns the number of steps, at least 1. */
	int count() {
		return Math.max(1, (int) Math.ceil(endSeconds / stepSeconds - HAIR));
	}

	/** Returns the number of the step that a time falls into; times beyond the ends fall into the first or the last step. */
	int at(double seconds) {
		return Math.max(0, Math.min(count() - 1, (int) Math.floor(seconds / stepSeconds + HAIR)));
	}

	double start(int step) {
		return step * stepSeconds;
	}

	double end(int step) {
		return step == count() - 1 ? Math.max(start(step), endSeconds) : (step + 1) * stepSeconds;
	}

	/** Returns how many seconds of a stretch of time fall into a step. */
	double overlap(int step, double start, double end) {
		return Math.max(0, Math.min(end, end(step)) - Math.max(start, start(step)));
	}
}
