package org.demeanor.face.detection.cascade;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.face.image.FaceBox;

/**
 * Turns the many overlapping hits of a cascade into one box for each face, as OpenCV's {@code groupRectangles} does:
 * similar hits form a group, a group of more than {@code minNeighbors} hits becomes their mean, and a weak box within a
 * stronger one is dropped.
 */
final class RectangleGroups {

	/** How far edges may lie apart, as a share of the mean of width and height. */
	private static final double TOLERANCE = 0.2;

	/** The mean of a group and the number of its hits. */
	private record Group(FaceBox box, int hits) {}

	private RectangleGroups() {}

	/** @param minNeighbors hits that a group needs besides the first; 0: the hits themselves, ungrouped */
	static List<FaceBox> group(List<FaceBox> hits, int minNeighbors) {
		if (minNeighbors == 0)
			return hits;
		List<Group> groups = means(hits, components(hits)).stream().filter(group -> group.hits > minNeighbors).toList();
		return groups.stream().filter(group -> groups.stream().noneMatch(other -> other != group && hides(other, group)))
				.map(Group::box).toList();
	}

	/** The mean of each group of hits, even of small groups. */
	static List<FaceBox> means(List<FaceBox> hits) {
		return means(hits, components(hits)).stream().map(Group::box).toList();
	}

	// -- Helper methods --

	/** The number of each hit's group. Hits belong together if they are similar, directly or through others. */
	private static int[] components(List<FaceBox> hits) {
		int[] parent = new int[hits.size()];
		for (int i = 0; i < parent.length; i++) {
			parent[i] = i;
			for (int j = 0; j < i; j++)
				if (alike(hits.get(i), hits.get(j)))
					parent[root(parent, j)] = root(parent, i);
		}
		for (int i = 0; i < parent.length; i++)
			parent[i] = root(parent, i);
		return parent;
	}

	private static int root(int[] parent, int i) {
		int root = i;
		while (parent[root] != root)
			root = parent[root] = parent[parent[root]];
		return root;
	}

	private static boolean alike(FaceBox a, FaceBox b) {
		double delta = TOLERANCE * (Math.min(a.width(), b.width()) + Math.min(a.height(), b.height())) * 0.5;
		return Math.abs(a.x() - b.x()) <= delta && Math.abs(a.y() - b.y()) <= delta
				&& Math.abs(a.x() + a.width() - b.x() - b.width()) <= delta
				&& Math.abs(a.y() + a.height() - b.y() - b.height()) <= delta;
	}

	private static List<Group> means(List<FaceBox> hits, int[] component) {
		int[][] sums = new int[component.length][];
		for (int i = 0; i < component.length; i++) {
			if (sums[component[i]] == null)
				sums[component[i]] = new int[5];
			int[] sum = sums[component[i]];
			FaceBox hit = hits.get(i);
			sum[0] += hit.x();
			sum[1] += hit.y();
			sum[2] += hit.width();
			sum[3] += hit.height();
			sum[4]++;
		}
		List<Group> groups = new ArrayList<>();
		for (int[] sum : sums)
			if (sum != null) {
				float share = 1f / sum[4];
				groups.add(new Group(new FaceBox(round(sum[0] * share), round(sum[1] * share), round(sum[2] * share),
						round(sum[3] * share)), sum[4]));
			}
		return groups;
	}

	/** Whether the outer group is the stronger one and the inner one lies within it, up to the tolerance. */
	private static boolean hides(Group outer, Group inner) {
		FaceBox o = outer.box;
		FaceBox i = inner.box;
		int dx = (int) Math.rint(o.width() * TOLERANCE);
		int dy = (int) Math.rint(o.height() * TOLERANCE);
		return i.x() >= o.x() - dx && i.y() >= o.y() - dy && i.x() + i.width() <= o.x() + o.width() + dx
				&& i.y() + i.height() <= o.y() + o.height() + dy && (outer.hits > Math.max(3, inner.hits) || inner.hits < 3);
	}

	private static int round(float value) {
		return (int) Math.rint(value);
	}
}
