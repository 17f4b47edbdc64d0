/**
 * Answers for parts of a clip: its moments, persons and segments, by the rules that give the whole clip's. Uses what face and voice
 * saw and heard; knows no nets and no files.
 */
package org.demeanor.timeline;
