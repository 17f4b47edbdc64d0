/** Reads and writes ELAN's annotation format. */
package org.demeanor.annotation.elan;
