/** The seven emotions and a set of scores for them. Uses nothing of the other packages. */
package org.demeanor.score;
