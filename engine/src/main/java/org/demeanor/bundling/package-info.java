/** Makes bundles of nets that come as ONNX files, tries them, and compares their scores with those of their own code. */
package org.demeanor.bundling;
