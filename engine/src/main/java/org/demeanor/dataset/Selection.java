package org.demeanor.dataset;

import java.util.Optional;
import java.util.SortedSet;

/**
 * Which part of a data set is wanted.
 *
 * @param neutralAsCalm whether neutral items count as calm; else they are left out, as the reference does
 * @param actors whose items; empty for everybody's
 * @param voice whether the sound is wanted: of a recording that is there both as sound and as silent video, the sound
 *        is taken then
 * @param cropped whether the files are pictures of faces cut out already
 */
public record Selection(boolean neutralAsCalm, Optional<SortedSet<Integer>> actors, boolean voice, boolean cropped) {}
