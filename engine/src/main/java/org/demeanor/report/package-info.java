/** Results as files: CSV, JSON, annotated video. Written aside, then renamed. */
package org.demeanor.report;
