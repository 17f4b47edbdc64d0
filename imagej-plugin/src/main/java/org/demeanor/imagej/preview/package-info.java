/** The faces of the present frame while a dialog is open. */
package org.demeanor.imagej.preview;
