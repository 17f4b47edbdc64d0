package org.demeanor.face.detection.cascade;

/**
 * How a cascade searches a picture.
 *
 * @param scaleFactor ratio of one searched size to the next, above 1; nearer to 1 finds more and takes longer
 * @param minNeighbors how many hits must overlap for a face, from 0; fewer find more faces, and more that are none
 * @param minSize side of the smallest face, in pixels of the searched picture; 0: the cascade's own
 */
public record CascadeSettings(double scaleFactor, int minNeighbors, int minSize) {

	/** The reference's: {@code detectMultiScale(scaleFactor=1.12, minNeighbors=9)}. */
	public static final CascadeSettings DEFAULT = new CascadeSettings(1.12, 9, 0);

	public CascadeSettings {
		if (!(scaleFactor > 1 && scaleFactor <= 10) || minNeighbors < 0 || minSize < 0)
			throw new IllegalArgumentException("scale factor " + scaleFactor + " must be above 1 and at most 10, "
					+ minNeighbors + " neighbors and smallest size " + minSize + " not below 0");
	}
}
