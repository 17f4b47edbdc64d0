package org.demeanor.voice;

/** How much of the sound is heard. */
public enum Coverage {
	/** One window at the offset that the net's description names, as the reference does. */
	SINGLE {
		@Override
		WindowPlan plan(int length, int offset, int grid) {
			return WindowPlan.single(length, offset);
		}
	},
	/** The whole sound, by windows that overlap by half, or a little more. */
	WHOLE {
		@Override
		WindowPlan plan(int length, int offset, int grid) {
			return WindowPlan.covering(length, Math.max(1, length / 2 / grid) * grid, grid);
		}
	};

	/**
	 * @param length samples of a window
	 * @param offset samples passed over before a single window
	 * @param grid of which the samples from one window to the next are a multiple; at most the length
	 */
	abstract WindowPlan plan(int length, int offset, int grid);
}
