/** Reads BORIS's exports of events, and writes its table of events. */
package org.demeanor.annotation.boris;
