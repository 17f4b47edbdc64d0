package org.demeanor.batch.input;

import java.util.Optional;

import org.demeanor.StageException;

/**
 * One clip to analyse, or an input that cannot be analysed.
 *
 * @param clip its name and path
 * @param failure why it cannot be analysed; empty if nothing is known against it
 */
public record RunInput(ClipFile clip, Optional<StageException> failure) {}
