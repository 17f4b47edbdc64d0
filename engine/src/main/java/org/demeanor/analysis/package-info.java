/** The one way in: a {@link org.demeanor.media.Clip} and settings go in, a result comes out. */
package org.demeanor.analysis;
