package org.demeanor.calibration;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Which person each clip of a run shows. */
public final class Participants {

	/** Nobody is known. */
	public static final Participants NONE = new Participants(Map.of());

	private final Map<String, Participant> byClip;

	private Participants(Map<String, Participant> byClip) {
		this.byClip = Map.copyOf(byClip);
	}

	/** @param byClip by the clip's name in the run */
	public static Participants of(Map<String, Participant> byClip) {
		return new Participants(byClip);
	}

	/**
	 * By the first group of a pattern that is found in the clip's name. A clip without it is nobody's.
	 *
	 * @param pattern as {@link Pattern} has it
	 * @param clips names of all clips of the run
	 * @throws StageException (stage option) if it is no pattern, or has no group
	 */
	public static Participants byPattern(String pattern, Collection<String> clips) throws StageException {
		Pattern compiled = compiled(pattern);
		Map<String, Participant> byClip = new HashMap<>();
		for (String clip : clips) {
			Matcher name = compiled.matcher(clip);
			if (name.find() && name.group(1) != null && !name.group(1).isBlank())
				byClip.put(clip, new Participant(name.group(1), false));
		}
		return new Participants(byClip);
	}

	/** Whose the clip of this name is; empty if nobody knows. */
	public Optional<Participant> of(String clip) {
		return Optional.ofNullable(byClip.get(clip));
	}

	/** All that are known, by the clip's name. */
	public Map<String, Participant> clips() {
		return byClip;
	}

	/** Whether any clip has one. */
	public boolean known() {
		return !byClip.isEmpty();
	}

	/** Whether any clip is marked as a baseline. */
	public boolean baseline() {
		return byClip.values().stream().anyMatch(Participant::baseline);
	}

	private static Pattern compiled(String pattern) throws StageException {
		try {
			Pattern compiled = Pattern.compile(pattern);
			if (compiled.matcher("").groupCount() == 0)
				throw new StageException(Stage.OPTION, "pattern '" + pattern + "'", "has no group, e.g. (\\d+)$");
			return compiled;
		}
		catch (PatternSyntaxException wrong) {
			throw new StageException(Stage.OPTION, "pattern '" + pattern + "'", "is no regular expression: " + wrong.getDescription()
					+ " near character " + (wrong.getIndex() + 1), wrong);
		}
	}
}
