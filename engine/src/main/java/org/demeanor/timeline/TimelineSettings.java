package org.demeanor.timeline;

/**
 * How a timeline is made.
 *
 * @param stepSeconds length of a step; 0 for no timeline
 * @param smoothSeconds length of the moving average over the steps; 0 for none
 */
public record TimelineSettings(double stepSeconds, double smoothSeconds) {

	/** Two steps a second: shorter than an expression lasts, long enough to have frames in every step. Not smoothed. */
	public static final TimelineSettings DEFAULT = new TimelineSettings(.5, 0);

	/** A step shorter than a sample of film tells nothing, and its rows would fill the memory. */
	public static final double SHORTEST_STEP = .001;

	/** The longest moving average: beyond it, smoothing an hour would take longer than analysing it. */
	public static final double LONGEST_SMOOTHING = 600;

	public TimelineSettings {
		if (!(stepSeconds == 0 || stepSeconds >= SHORTEST_STEP && stepSeconds < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException(stepSeconds + " is no length of a step; give seconds, 0.001 or more, or 0 for none");
		if (!(smoothSeconds >= 0 && smoothSeconds <= LONGEST_SMOOTHING))
			throw new IllegalArgumentException(smoothSeconds + " is no length of a moving average; give seconds, 0 to 600");
	}

	/** Written out, as Java takes milliseconds to link a record's own. */
	@Override
	public int hashCode() {
		return 31 * Double.hashCode(stepSeconds) + Double.hashCode(smoothSeconds);
	}

	/** Returns these settings with the default step where they have none. */
	public TimelineSettings withStep() {
		return stepSeconds > 0 ? this : new TimelineSettings(DEFAULT.stepSeconds, smoothSeconds);
	}
}
