/** Face scores from the tables of other programs: OpenFace, Py-Feat, iMotions. */
package org.demeanor.report.peer;
