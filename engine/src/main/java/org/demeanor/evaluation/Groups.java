package org.demeanor.evaluation;

import java.util.function.Function;

import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.LabelledFile;

/**
 * What intervals resample. Clips of one person are alike: drawn one by one, they would make an interval too narrow.
 *
 * @param kind in the plural
 * @param alone how many items, of nobody that is known, are drawn by themselves among participants
 */
record Groups(String kind, Function<LabelledFile, String> names, int alone) {

	private static final Groups ITEMS = new Groups("items", LabelledFile::name, 0);

	/**
	 * Groups by participant if these are known, else by actor, else by item. A clip of nobody is a group of its own. A single person cannot
	 * be resampled: the interval is then over the items and says nothing about other people.
	 */
	static Groups of(DataSet data, Participants people) {
		Groups groups = ITEMS;
		if (people.known())
			groups = new Groups("participants",
					item -> people.of(item.name()).map(Participant::name).map(name -> "of " + name).orElse(item.name()),
					(int) data.items().stream().filter(item -> people.of(item.name()).isEmpty()).count());
		else if (data.hasActors())
			groups = new Groups("actors", item -> String.valueOf(item.actor().orElseThrow()), 0);
		return data.items().stream().map(groups::of).distinct().count() > 1 ? groups : ITEMS;
	}

	String of(LabelledFile item) {
		return names.apply(item);
	}
}
