/** Processes that analyse clips, so that a crash costs one clip. */
package org.demeanor.batch.worker;
