/** The menu entries, their options, and what each does. */
package org.demeanor.imagej.action;
