package org.demeanor.annotation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Spans of one kind, e.g. what one person's face shows.
 *
 * @param name unique among the tiers of a file
 * @param speaker whom it is about; empty if nobody said
 * @param spans in order of their start
 */
public record Tier(String name, String speaker, List<Span> spans) {

	public Tier {
		Objects.requireNonNull(name);
		Objects.requireNonNull(speaker);
		spans = spans.stream().sorted(Comparator.comparingDouble(Span::startSeconds).thenComparingDouble(Span::endSeconds)).toList();
	}
}
