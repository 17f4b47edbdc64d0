/** The one way in: a {@link org.demeanor.media.Clip} goes in, a {@link org.demeanor.analysis.ClipResult} comes out. */
package org.demeanor.analysis;
