/** The mel spectrogram, equal to librosa's. */
package org.demeanor.voice.mel;
