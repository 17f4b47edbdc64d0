/** Clips with boxes, labels and bars drawn in. */
package org.demeanor.report.video;
