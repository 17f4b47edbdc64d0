/** Files that are written whole or not at all, and their fingerprints. Uses the root package only. */
package org.demeanor.file;
