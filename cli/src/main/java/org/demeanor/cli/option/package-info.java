/** Options that several commands share. */
package org.demeanor.cli.option;
