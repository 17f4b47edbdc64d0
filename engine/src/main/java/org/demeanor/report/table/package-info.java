/** CSV tables of clips, frames and scores. */
package org.demeanor.report.table;
