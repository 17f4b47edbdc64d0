package org.demeanor.adapt.head;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parts of a data set to leave out in turn. All clips of a participant are in one part. */
final class Folds {

	private Folds() {}

	/**
	 * Divides clips; the same clips give the same parts.
	 *
	 * @param most parts; with as few participants or fewer, each is a part
	 * @return parts of clips in their order, each with at least one
	 */
	static List<List<EmbeddedClip>> of(Collection<EmbeddedClip> clips, int most) {
		Map<String, Long> sizes = clips.stream()
				.collect(Collectors.groupingBy(EmbeddedClip::participant, TreeMap::new, Collectors.counting()));
		List<String> largestFirst = sizes.keySet().stream().sorted(Comparator.comparing(sizes::get).reversed()).toList();
		int count = Math.min(most, sizes.size());
		long[] full = new long[count];
		Map<String, Integer> fold = new HashMap<>();
		for (String participant : largestFirst) {
			int emptiest = 0;
			for (int i = 1; i < count; i++)
				if (full[i] < full[emptiest])
					emptiest = i;
			full[emptiest] += sizes.get(participant);
			fold.put(participant, emptiest);
		}
		List<List<EmbeddedClip>> folds = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int number = i;
			folds.add(clips.stream().filter(clip -> fold.get(clip.participant()) == number).toList());
		}
		return folds;
	}

	/** All clips that are not in a part. */
	static List<EmbeddedClip> without(List<EmbeddedClip> fold, Collection<EmbeddedClip> clips) {
		List<String> out = fold.stream().map(EmbeddedClip::participant).distinct().toList();
		return clips.stream().filter(clip -> !out.contains(clip.participant())).toList();
	}
}
