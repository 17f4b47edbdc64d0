/** Cuts faces out of labelled clips, as input for training. */
package org.demeanor.features;
