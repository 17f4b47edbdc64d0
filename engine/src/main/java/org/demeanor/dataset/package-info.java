/** Labelled data on disk: the layouts of folders, the file names of RAVDESS, and a walk over all files in parallel. */
package org.demeanor.dataset;
