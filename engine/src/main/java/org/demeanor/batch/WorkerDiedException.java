package org.demeanor.batch;

/** A worker died while it had a clip in hand; the message says of what, in words. */
final class WorkerDiedException extends Exception {

	WorkerDiedException(String reason, Throwable cause) {
		super(reason, cause);
	}
}
