/** What a word of the command line means: a number, a path, one of several words. */
package org.demeanor.cli.word;
