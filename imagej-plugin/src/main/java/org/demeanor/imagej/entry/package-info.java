/** The ways into a menu entry: a Command's fields, a macro's line, a dialog. */
package org.demeanor.imagej.entry;
