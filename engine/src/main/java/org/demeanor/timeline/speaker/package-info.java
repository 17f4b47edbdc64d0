/** Tells who speaks where several people are seen: whose mouth moves with the voice. */
package org.demeanor.timeline.speaker;
