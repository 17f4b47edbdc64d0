package org.demeanor.dataset;

/** Something that a run works on. */
public interface Item {

	/** The name in tables and messages, unique in its run. */
	String name();
}
