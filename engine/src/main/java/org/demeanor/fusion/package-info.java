/** From frame scores to a clip score, from face and voice to one answer. Knows scores only. */
package org.demeanor.fusion;
