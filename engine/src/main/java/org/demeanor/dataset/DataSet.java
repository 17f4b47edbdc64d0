package org.demeanor.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items with known answers.
 *
 * @param items in a fixed order, at least one
 * @param leftOut the number of files that were left out, by reason
 */
public record DataSet(List<LabelledFile> items, Map<String, Integer> leftOut) {

	public DataSet {
		items = List.copyOf(items);
		leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
		if (items.isEmpty())
			throw new IllegalArgumentException("no items");
	}

	/** Whether the actor of every item is known. */
	public boolean hasActors() {
		return items.stream().allMatch(item -> item.actor().isPresent());
	}
}
