/**
 * Answers for parts of a clip: its moments, persons and segments, by the rules of the whole clip. Uses the findings of
 * face and voice; knows no nets and no files.
 */
package org.demeanor.timeline;
