/** What a person at a terminal sees and a pipe does not. Knows the tables of a run, but no command and no option. */
package org.demeanor.cli.terminal;
