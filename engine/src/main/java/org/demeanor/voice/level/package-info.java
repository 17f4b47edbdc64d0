/** How loud a sound is, moment by moment and band by band. */
package org.demeanor.voice.level;
