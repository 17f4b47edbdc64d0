/**
 * How good the nets are: data sets with known answers, top-k, confusion matrices, intervals; and faces to learn from.
 */
package org.demeanor.evaluation;
