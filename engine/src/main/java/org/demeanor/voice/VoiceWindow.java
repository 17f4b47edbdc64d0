package org.demeanor.voice;

/**
 * A piece of sound as long as a voice net needs it.
 *
 * @param startSeconds when its first sample of the sound is heard (padding apart), in seconds of the clip's time
 * @param moved by how many samples it begins after the window before, whose other samples it shares; 0 for the first
 * @param samples mono, full scale = 1; the array is the receiver's to keep
 */
public record VoiceWindow(double startSeconds, int moved, float[] samples) {
}
