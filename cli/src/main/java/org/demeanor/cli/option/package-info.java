/** Options that several commands share, and their words. */
package org.demeanor.cli.option;
