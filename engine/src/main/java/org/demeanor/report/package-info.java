/** Results as files: CSV, JSON, an HTML page, annotated video. Written aside, then renamed. */
package org.demeanor.report;
