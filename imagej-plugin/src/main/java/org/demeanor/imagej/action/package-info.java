/** The menu entries, their options, and their actions. */
package org.demeanor.imagej.action;
