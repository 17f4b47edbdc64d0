/** A YuNet net that the user brings along as a detector of faces. */
package org.demeanor.face.detection.yunet;
