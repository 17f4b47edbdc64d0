/**
 * Calibration to the person: a person's scores are corrected by what the nets say of that person all the time. Knows only
 * scores and whose they are.
 */
package org.demeanor.calibration;
