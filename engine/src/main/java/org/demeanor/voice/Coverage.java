package org.demeanor.voice;

/** How much of the sound is heard. */
public enum Coverage {
	/** One window at the offset that the net's description names, as the reference does. */
	SINGLE {
		@Override
		WindowPlan plan(int length, int offset) {
			return WindowPlan.single(length, offset);
		}
	},
	/** The whole sound, by windows that overlap by half. */
	WHOLE {
		@Override
		WindowPlan plan(int length, int offset) {
			return WindowPlan.covering(length, length / 2);
		}
	};

	/**
	 * @param length samples of a window
	 * @param offset samples passed over before a single window
	 */
	abstract WindowPlan plan(int length, int offset);
}
