package org.demeanor.batch.worker;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** A worker died while it had a clip in hand; the message says why. */
public final class WorkerDiedException extends Exception {

	WorkerDiedException(String reason, Throwable cause) {
		super(reason, cause);
	}

	/** The failure of a clip that has killed a second worker, too. */
	public ClipResult result(ClipFile clip) {
		String name = clip.path().toString();
		return ClipResult.failed(name,
				new StageException(Stage.MEDIA, name, getMessage() + ", also when tried again alone", this));
	}
}
