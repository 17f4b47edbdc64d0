package org.demeanor.batch.worker;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** A worker died while it had a clip in hand; the message says why. */
public final class WorkerDiedException extends Exception {

	private final boolean late;

	WorkerDiedException(String reason, boolean late, Throwable cause) {
		super(reason, cause);
		this.late = late;
	}

	/** Whether it was killed because this clip took too long. It would again. */
	public boolean late() {
		return late;
	}

	/** What becomes of a clip that took too long, or whose second worker died of this too. */
	public ClipResult result(ClipFile clip) {
		String name = clip.path().toString();
		return ClipResult.failed(name,
				new StageException(Stage.MEDIA, name, getMessage() + (late ? "" : ", also when tried again alone"), this));
	}
}
