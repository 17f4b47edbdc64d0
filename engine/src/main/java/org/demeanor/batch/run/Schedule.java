package org.demeanor.batch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which clips are analysed. */
final class Schedule {

	/**
	 * The number of last clips for each job that are taken largest first: a large clip begun last would keep one job
	 * busy and the others idle.
	 */
	private static final int LARGEST_FIRST = 16;

	private Schedule() {}

	/** The numbers of the clips, in the order in which {@code jobs} lanes take them. */
	static List<Integer> order(List<Path> clips, int jobs) {
		List<Integer> order = new ArrayList<>(IntStream.range(0, clips.size()).boxed().toList());
		if (jobs == 1)
			return order;
		List<Integer> last = order.subList((int) Math.max(0, order.size() - (long) LARGEST_FIRST * jobs), order.size());
		long[] sizes = last.stream().mapToLong(clip -> size(clips.get(clip))).toArray();
		int first = order.size() - last.size();
		last.sort(Comparator.comparingLong((Integer clip) -> sizes[clip - first]).reversed());
		return order;
	}

	/** A file without a size will be refused soon enough. */
	private static long size(Path clip) {
		try {
			return Files.size(clip);
		}
		catch (IOException missing) {
			return 0;
		}
	}
}
