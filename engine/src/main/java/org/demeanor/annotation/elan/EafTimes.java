package org.demeanor.annotation.elan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.w3c.dom.Element;

/** Finds the times of ELAN's annotations: those with slots first, then those that refer to others. */
final class EafTimes {

	private final Path file;
	private final Map<String, Long> slots;
	private final List<String> subdivisions;
	private final List<String> remarks;
	private final Map<String, Integer> order = new HashMap<>();

	/**
	 * @param slots milliseconds by slot, in the order of the file; {@code null} where ELAN knows none
	 * @param subdivisions the linguistic types whose annotations share their parent's time
	 * @param remarks takes a line for every kind of estimate
	 */
	EafTimes(Path file, Map<String, Long> slots, List<String> subdivisions, List<String> remarks) {
		this.file = file;
		this.slots = slots;
		this.subdivisions = subdivisions;
		this.remarks = remarks;
		slots.keySet().forEach(slot -> order.put(slot, order.size()));
	}

	void resolve(Map<Element, List<EafAnnotation>> byTier, Map<String, EafAnnotation> byId) throws StageException {
		int estimated = 0;
		for (List<EafAnnotation> tier : byTier.values())
			estimated += resolveSlots(tier);
		if (estimated > 0)
			remarks.add("annotations with estimated times: " + estimated);
		// A reference may lead to another one, but never back: each round must resolve something.
		int open;
		int before;
		do {
			before = open(byTier);
			for (Map.Entry<Element, List<EafAnnotation>> tier : byTier.entrySet())
				resolveReferences(tier.getValue(), byId, subdivisions.contains(tier.getKey().getAttribute("LINGUISTIC_TYPE_REF")));
			open = open(byTier);
		}
		while (open > 0 && open < before);
		if (open > 0)
			throw AnnotationText.problem(file, "has " + open + " annotations whose time nothing tells");
	}

	// -- Helper methods --

	private static int open(Map<Element, List<EafAnnotation>> byTier) {
		return (int) byTier.values().stream().flatMap(List::stream).filter(annotation -> Double.isNaN(annotation.startMillis()))
				.count();
	}

	/** Returns how many annotations got an estimated time. */
	private int resolveSlots(List<EafAnnotation> tier) throws StageException {
		List<EafAnnotation> aligned = new ArrayList<>(tier.stream().filter(annotation -> annotation.parent().isEmpty()).toList());
		for (EafAnnotation annotation : aligned)
			for (String slot : List.of(annotation.startSlot(), annotation.endSlot()))
				if (!slots.containsKey(slot))
					throw AnnotationText.problem(file, "annotation " + annotation.id() + " names the unknown slot '" + slot + "'");
		aligned.sort(Comparator.comparingInt(annotation -> order.get(annotation.startSlot())));
		int estimated = 0;
		for (int first = 0; first < aligned.size();) {
			int last = first;
			while (slots.get(aligned.get(last).endSlot()) == null && last + 1 < aligned.size()
					&& slots.get(aligned.get(last + 1).startSlot()) == null)
				last++;
			Long start = slots.get(aligned.get(first).startSlot());
			Long end = slots.get(aligned.get(last).endSlot());
			boolean open = end == null && last + 1 < aligned.size();
			if (open)
				end = slots.get(aligned.get(last + 1).startSlot());
			if (start == null || end == null)
				throw AnnotationText.problem(file, "annotation " + aligned.get(first).id() + " has no time at "
						+ (start == null ? "its beginning" : "the end of its chain"));
			int count = last - first + 1;
			for (int i = 0; i < count; i++)
				aligned.get(first + i).setMillis(start + (end - start) * (double) i / count,
						start + (end - start) * (double) (i + 1) / count);
			estimated += count > 1 || open ? count : 0;
			first = last + 1;
		}
		return estimated;
	}

	private static void resolveReferences(List<EafAnnotation> tier, Map<String, EafAnnotation> byId, boolean subdivided) {
		Map<String, List<EafAnnotation>> byParent = new LinkedHashMap<>();
		for (EafAnnotation annotation : tier)
			if (!annotation.parent().isEmpty() && Double.isNaN(annotation.startMillis()))
				byParent.computeIfAbsent(annotation.parent(), parent -> new ArrayList<>()).add(annotation);
		for (Map.Entry<String, List<EafAnnotation>> children : byParent.entrySet()) {
			EafAnnotation parent = byId.get(children.getKey());
			if (parent == null || Double.isNaN(parent.startMillis()))
				continue;
			List<EafAnnotation> ordered = inOrder(children.getValue());
			for (int i = 0; i < ordered.size(); i++)
				if (subdivided)
					ordered.get(i).setMillis(share(parent, i, ordered.size()), share(parent, i + 1, ordered.size()));
				else
					ordered.get(i).setMillis(parent.startMillis(), parent.endMillis());
		}
	}

	private static double share(EafAnnotation parent, int part, int parts) {
		return parent.startMillis() + (parent.endMillis() - parent.startMillis()) * part / parts;
	}

	/** The first has no predecessor; each of the others names the one before it. Whatever the chain misses comes behind. */
	private static List<EafAnnotation> inOrder(List<EafAnnotation> children) {
		Map<String, EafAnnotation> byPrevious = new HashMap<>();
		children.forEach(child -> byPrevious.putIfAbsent(child.previous(), child));
		List<EafAnnotation> ordered = new ArrayList<>();
		for (EafAnnotation next = byPrevious.get(""); next != null && !ordered.contains(next); next = byPrevious.get(next.id()))
			ordered.add(next);
		children.stream().filter(child -> !ordered.contains(child)).forEach(ordered::add);
		return ordered;
	}
}
