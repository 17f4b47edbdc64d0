/** The command line {@code demeanor}: reads options and configuration. All work is done by the engine. */
package org.demeanor.cli;
