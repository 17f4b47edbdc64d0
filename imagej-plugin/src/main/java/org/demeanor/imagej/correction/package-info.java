/** What a user has changed by hand in the findings of an image, kept apart from the nets' answers. */
package org.demeanor.imagej.correction;
