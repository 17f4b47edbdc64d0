package org.demeanor;

/** Work that was stopped because its {@link ProgressMonitor} said so. What was found until then is kept, as a partial result. */
public final class CancelledException extends StageException {

	/**
	 * @param stage where it was
	 * @param subject the file or image that was worked on
	 * @param reached how far it came
	 */
	public CancelledException(Stage stage, String subject, String reached) {
		super(stage, subject, "cancelled " + reached + ", the result is partial");
	}
}
