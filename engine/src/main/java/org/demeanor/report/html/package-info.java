/** The report of a run as one HTML page. */
package org.demeanor.report.html;
