package org.demeanor;

/**
 * Work that stopped because its {@link ProgressMonitor} said so. The findings until then are kept, as a partial result.
 */
public final class CancelledException extends StageException {

	/**
	 * @param stage that was interrupted
	 * @param subject the file or image
	 * @param reached how far it came
	 */
	public CancelledException(Stage stage, String subject, String reached) {
		super(stage, subject, "cancelled " + reached + ", the result is partial");
	}
}
