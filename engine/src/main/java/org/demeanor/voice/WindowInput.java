package org.demeanor.voice;

import org.demeanor.StageException;
import org.demeanor.model.ModelBundle;

/** Makes the input of a voice net of format 2 from a window of sound. For one thread. */
interface WindowInput {

	/** @throws StageException (stage model) if the net's json lacks a value or it does not fit the net's input */
	static WindowInput of(ModelBundle bundle) throws StageException {
		return bundle.preprocessing().oneOf("kind", WaveformInput.KIND, MelInput.KIND).equals(WaveformInput.KIND)
				? WaveformInput.of(bundle) : MelInput.of(bundle);
	}

	/** Which windows it takes. */
	WindowTimes times();

	/** The values of a window. */
	float[] values(VoiceWindow window);
}
