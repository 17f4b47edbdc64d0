package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The part of a data set to use.
 *
 * @param neutralAsCalm whether neutral items count as calm; else they are left out, as in the reference
 * @param actors whose items to use; empty for all
 * @param voice whether sound is needed: if a recording is there both as sound and as silent video, the sound is used
 *        then
 * @param cropped whether the files are pictures of faces that are cut out already
 * @param followLinks whether links inside of the folder are followed
 * @param results the folder of the results, whose files are no data; empty if there is none
 */
public record Selection(boolean neutralAsCalm, Optional<SortedSet<Integer>> actors, boolean voice, boolean cropped,
		boolean followLinks, Optional<Path> results) {

	/** Without links, of a folder that takes no results. */
	public Selection(boolean neutralAsCalm, Optional<SortedSet<Integer>> actors, boolean voice, boolean cropped) {
		this(neutralAsCalm, actors, voice, cropped, false, Optional.empty());
	}
}
