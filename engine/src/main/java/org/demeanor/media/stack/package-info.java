/** Stacks of pictures as clips: how far apart the pictures are, and how their samples become light. */
package org.demeanor.media.stack;
