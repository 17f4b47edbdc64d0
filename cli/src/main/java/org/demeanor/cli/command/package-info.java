/** One class for each command, and how commands report progress and errors. */
package org.demeanor.cli.command;
