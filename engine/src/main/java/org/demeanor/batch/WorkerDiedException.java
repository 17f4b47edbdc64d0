package org.demeanor.batch;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;

/** A worker died while it had a clip in hand; the message says of what, in words. */
final class WorkerDiedException extends Exception {

	WorkerDiedException(String reason, Throwable cause) {
		super(reason, cause);
	}

	/** What becomes of a clip whose second worker died of this too. */
	ClipResult result(ClipFile clip) {
		String name = clip.path().toString();
		return ClipResult.failed(name,
				new StageException(Stage.MEDIA, name, getMessage() + ", also when tried again alone", this));
	}
}
