/** The inputs of a batch: files, folders, lists, their names and shards. */
package org.demeanor.batch.input;
