/** What a user sees: overlays, ROIs, tables, plots, progress and messages. */
package org.demeanor.imagej.display;
