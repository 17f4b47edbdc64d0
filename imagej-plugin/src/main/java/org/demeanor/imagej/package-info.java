/**
 * Demeanor in the menus of ImageJ and Fiji: open images as clips, results as overlays and tables. Everything that
 * decides a number is the engine's.
 */
package org.demeanor.imagej;
