/** Links an image with the tables and plots about it: a click in one shows the same moment in all. */
package org.demeanor.imagej.linked;
