/** What a word of the command line means: a number, a path, one of several words; and which words are in force. */
package org.demeanor.cli.word;
