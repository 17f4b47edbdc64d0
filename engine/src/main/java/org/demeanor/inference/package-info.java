/** ONNX sessions, the choice of a device, model bundles and the scores that come out. Knows no image and no sound. */
package org.demeanor.inference;
