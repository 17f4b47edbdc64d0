package org.demeanor.imagej.correction;

/** What a correction changes. */
public enum Change {

	/** The label of boxes. */
	LABEL("label"),
	/** The person of boxes: merges two, or makes a new one. */
	PERSON("person"),
	/** The name of a person. */
	NAME("name"),
	/** Boxes that are no faces, or are not wanted. */
	DROP("drop"),
	/** The label of the clip. */
	CLIP("clip");

	private final String label;

	Change(String label) {
		this.label = label;
	}

	/** The word in macros and files. */
	public String label() {
		return label;
	}
}
