/** What the reports share. Tables, pages, videos and records of a run have their own packages below. */
package org.demeanor.report;
