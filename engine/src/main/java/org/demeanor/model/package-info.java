/**
 * Bundles: a net's ONNX file, the JSON that describes its preprocessing, and the profiles that name the nets. Knows no
 * runtime.
 */
package org.demeanor.model;
