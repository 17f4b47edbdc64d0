package org.demeanor.inference;

/** How a net, which all clips and threads of a process share, is called. */
public enum BatchingMode {
	/** Whoever wants something scored calls it; several may at once. On the CPU, a large call gains nothing. */
	APART,
	/**
	 * What is wanted while a call runs goes into the next one, whichever clips it is of, and who wants it goes on meanwhile.
	 * A card needs hardly longer for many items than for one. The last digits of a score may depend on what it was called with.
	 */
	JOINED;

	/** The better way on a device that {@link Device#resolve()} gave. */
	public static BatchingMode on(Device device) {
		return device == Device.CUDA ? JOINED : APART;
	}
}
