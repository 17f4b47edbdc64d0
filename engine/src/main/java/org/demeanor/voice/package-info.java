/** Windows of the sound, their mel spectrograms, and what the voice nets say of them. Knows no picture. */
package org.demeanor.voice;
