/** What the parts of a batch share: its options and the names of its files. */
package org.demeanor.batch;
