package org.demeanor.adapt.head;

/**
 * The answer for a clip by a head that learnt from other participants only.
 *
 * @param clip that was left out
 * @param head that learnt from the others
 */
public record HeldOut(EmbeddedClip clip, LinearHead head) {

	/**
	 * The clip's probabilities, pooled over its parts.
	 *
	 * @param temperature divides the logits
	 */
	public double[] probabilities(double temperature) {
		return clip.probabilities(head.dividedBy(temperature));
	}
}
