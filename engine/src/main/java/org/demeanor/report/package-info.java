/** What the reports share. Tables, pages, videos and records of a run have packages of their own below. */
package org.demeanor.report;
