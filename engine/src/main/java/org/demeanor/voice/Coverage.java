package org.demeanor.voice;

/** How much of the sound is analysed. */
public enum Coverage {
	/** One window at the offset from the net's description, as in the reference. */
	SINGLE {
		@Override
		WindowPlan plan(int length, int offset, int grid) {
			return WindowPlan.single(length, offset);
		}
	},
	/** The whole sound, in windows that overlap by half or a little more. */
	WHOLE {
		@Override
		WindowPlan plan(int length, int offset, int grid) {
			return WindowPlan.covering(length, Math.max(1, length / 2 / grid) * grid, grid);
		}
	};

	/**
	 * @param length samples of a window
	 * @param offset samples before a single window
	 * @param grid the distance between windows is a multiple of this; at most the length
	 */
	abstract WindowPlan plan(int length, int offset, int grid);
}
