package org.demeanor;

import java.io.IOException;
import java.util.Objects;

/**
 * An input that cannot be used, with what a user needs to act: which file (or image), at which stage, and why. The
 * message is one line; the command line and the plugin show it without a stack trace.
 */
public class StageException extends IOException {

	private final Stage stage;
	private final String subject;
	private final String reason;

	/**
	 * @param stage that failed
	 * @param subject the file or image, as the user named it
	 * @param reason why, and if possible what to do about it
	 */
	public StageException(Stage stage, String subject, String reason) {
		this(stage, subject, reason, null);
	}

	/** As above, with the cause for the log. */
	public StageException(Stage stage, String subject, String reason, Throwable cause) {
		super(cause);
		this.stage = Objects.requireNonNull(stage);
		this.subject = OtherPeoplesText.line(Objects.requireNonNull(subject));
		this.reason = oneLine(reason);
	}

	public Stage stage() {
		return stage;
	}

	public String subject() {
		return subject;
	}

	/** The reason: one line, without file and stage. */
	public String reason() {
		return reason;
	}

	@Override
	public String getMessage() {
		return subject + ": " + stage.label() + ": " + reason;
	}

	private static String oneLine(String text) {
		return text == null ? "unknown reason" : OtherPeoplesText.line(text.strip().replaceAll("\\s*\\R\\s*", " "));
	}
}
