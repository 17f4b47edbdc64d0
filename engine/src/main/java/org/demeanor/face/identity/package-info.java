/** Tells by what a face looks like whether it has been seen before in the clip. */
package org.demeanor.face.identity;
