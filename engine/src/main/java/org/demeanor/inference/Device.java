package org.demeanor.inference;

import java.util.Locale;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Where nets run. */
public enum Device {
	/** CUDA if it works, else the CPU, without a message. */
	AUTO,
	/** The CPU. */
	CPU,
	/** An NVIDIA card; an error if there is none. */
	CUDA;

	/** The lower-case word of the command line, macros and run.json. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Resolves this choice for this machine.
	 *
	 * @return {@link #CPU} or {@link #CUDA}
	 * @throws StageException (stage model) if CUDA was asked for and cannot be used; the message says what is missing
	 */
	public Device resolve() throws StageException {
		if (this == CPU)
			return CPU;
		String obstacle = CudaProbe.obstacle().orElse(null);
		if (obstacle == null)
			return CUDA;
		if (this == CUDA)
			throw new StageException(Stage.MODEL, "device cuda", obstacle);
		return CPU;
	}
}
