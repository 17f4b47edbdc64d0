/** Finds faces by a YuNet file of the user. */
package org.demeanor.face.detection.yunet;
