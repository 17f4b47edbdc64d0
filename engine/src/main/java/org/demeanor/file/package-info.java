/** Files that are written whole or not at all, their fingerprints, and temporary folders. Uses the root package only. */
package org.demeanor.file;
