package org.demeanor;

/** Work that stopped because its user wanted so. The findings until then are kept, as a partial result, if there are any. */
public final class CancelledException extends StageException {

	/**
	 * @param stage that was interrupted
	 * @param subject the file or image
	 * @param reached how far it came
	 */
	public CancelledException(Stage stage, String subject, String reached) {
		super(stage, subject, "cancelled " + reached + ", the result is partial");
	}

	private CancelledException(Stage stage, String subject) {
		super(stage, subject, "was stopped; nothing is written");
	}

	/** Work that keeps nothing if it is stopped. */
	public static CancelledException withoutResult(Stage stage, String subject) {
		return new CancelledException(stage, subject);
	}
}
