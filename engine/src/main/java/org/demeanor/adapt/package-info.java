/** A lab's own net: a new last layer of a net, learnt from labelled clips, with what it is worth. */
package org.demeanor.adapt;
