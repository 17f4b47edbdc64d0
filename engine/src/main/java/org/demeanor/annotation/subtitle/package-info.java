/** Reads SubRip and WebVTT, writes SubRip. */
package org.demeanor.annotation.subtitle;
