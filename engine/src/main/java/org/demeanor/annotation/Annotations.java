package org.demeanor.annotation;

import java.util.List;

/**
 * The content of an annotation file.
 *
 * @param tiers in the order of the file
 * @param endSeconds where the annotated time ends
 * @param remarks one line each: what a reader had to estimate, drop or shift; empty if nothing
 */
public record Annotations(List<Tier> tiers, double endSeconds, List<String> remarks) {

	public Annotations {
		tiers = List.copyOf(tiers);
		remarks = List.copyOf(remarks);
	}

	/** Annotations without remarks: reading them lost nothing, or they are to be written. */
	public Annotations(List<Tier> tiers, double endSeconds) {
		this(tiers, endSeconds, List.of());
	}
}
