package org.demeanor.media;

import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.StageException;

/** The sound of a clip as a stream of mono samples at {@value #SAMPLE_RATE} Hz, full scale = 1. Not thread-safe. */
public interface SoundReader extends AutoCloseable {

	/** Samples a second, whatever the source has. */
	int SAMPLE_RATE = 48_000;

	/** When the first sample sounds, in seconds of the clip's time (0 unless the sound starts later than the picture). */
	double startSeconds();

	/**
	 * Reads up to {@code length} samples; waits until there is at least one. Several channels become their mean.
	 * Samples are finite: NaN or infinity from the decoder becomes 0.
	 *
	 * @return the number of samples read, or -1 after the last one
	 * @throws StageException (stage media) if decoding fails
	 */
	int read(float[] samples, int offset, int length) throws StageException;

	/** When the file ends, in seconds of the clip's time, if it ends earlier than its header says and was read to that end. */
	default OptionalDouble cutOffSeconds() {
		return OptionalDouble.empty();
	}

	/**
	 * What a user should know about how the sound was read: guesses and choices, one short phrase each. Complete after the
	 * last sample.
	 */
	default List<String> notes() {
		return List.of();
	}

	@Override
	void close();
}
