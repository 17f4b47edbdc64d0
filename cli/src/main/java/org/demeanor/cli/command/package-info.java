/** One class a command, and how a command reports progress and errors. */
package org.demeanor.cli.command;
