/** The command line {@code demeanor}: reads options and configuration. The engine does all the work. */
package org.demeanor.cli;
