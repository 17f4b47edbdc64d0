/** What is shown while a run works and at its end, on a terminal more than in a pipe. Knows the tables of a run, but no command. */
package org.demeanor.cli.terminal;
