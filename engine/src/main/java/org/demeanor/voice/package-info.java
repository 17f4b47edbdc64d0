/** From samples to scored windows of a voice. Does not know the face. */
package org.demeanor.voice;
