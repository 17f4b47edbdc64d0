/** The seven emotions and a set of scores for them. Uses no other package. */
package org.demeanor.score;
