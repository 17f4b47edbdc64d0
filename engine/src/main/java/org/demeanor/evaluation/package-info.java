/** How good the answers are on labelled data: accuracy, intervals, confusion. */
package org.demeanor.evaluation;
