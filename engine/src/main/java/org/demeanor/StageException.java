package org.demeanor;

import java.io.IOException;
import java.util.Objects;

/**
 * An input that cannot be used, said so that a user can act on it: which file (or image), at which stage, and why. The
 * message is one line; it is what the command line and the plugin show, without a stack trace.
 */
public class StageException extends IOException {

	private final Stage stage;
	private final String subject;
	private final String reason;

	/**
	 * @param stage where it happened
	 * @param subject the file or image concerned, as the user named it
	 * @param reason why, and where possible what to do about it
	 */
	public StageException(Stage stage, String subject, String reason) {
		this(stage, subject, reason, null);
	}

	/** As above, with the exception behind it for the log. */
	public StageException(Stage stage, String subject, String reason, Throwable cause) {
		super(cause);
		this.stage = Objects.requireNonNull(stage);
		this.subject = Objects.requireNonNull(subject);
		this.reason = oneLine(reason);
	}

	public Stage stage() {
		return stage;
	}

	public String subject() {
		return subject;
	}

	/** The reason alone: one line, without file and stage. */
	public String reason() {
		return reason;
	}

	@Override
	public String getMessage() {
		return subject + ": " + stage.label() + ": " + reason;
	}

	private static String oneLine(String text) {
		return text == null ? "unknown reason" : text.strip().replaceAll("\\s*\\R\\s*", " ");
	}
}
