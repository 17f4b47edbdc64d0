/** Runs nets by ONNX Runtime: sessions, devices and batches. Uses {@code model} for what a net expects. */
package org.demeanor.inference;
