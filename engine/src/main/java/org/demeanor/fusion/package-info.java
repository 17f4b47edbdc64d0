/** Joins scores: the frames of a face into one answer, and face and voice into one. Knows only scores. */
package org.demeanor.fusion;
