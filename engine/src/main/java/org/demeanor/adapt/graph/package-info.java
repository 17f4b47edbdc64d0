/**
 * Reads how a net in ONNX ends, and appends layers to it. Protocol buffers are written here, without their library: Fiji's
 * plugins bring other versions of it, and two on one class path break each other.
 */
package org.demeanor.adapt.graph;
