/** Options that several commands share, and the words that they take. */
package org.demeanor.cli.option;
