package org.demeanor.inference;

/** How threads share a net. All clips and threads of a process use the same one. */
public enum BatchingMode {
	/** Each thread makes its own calls, at the same time as others. On the CPU a large call gains nothing. */
	APART,
	/**
	 * While a call runs, new requests collect, whichever clip they come from; the next call takes all of them. The
	 * threads that ask go on meanwhile. A card needs hardly longer for many items than for one. The last digits of a
	 * score may depend on the other items of the call.
	 */
	JOINED;

	/** The better mode for a device that {@link Device#resolve()} returned. */
	public static BatchingMode on(Device device) {
		return device == Device.CUDA ? JOINED : APART;
	}
}
