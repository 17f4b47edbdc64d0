/**
 * Annotations of time as the field's tools keep them: tiers of labelled spans. Each tool's files have a package of their own below.
 * Knows no clips and no scores.
 */
package org.demeanor.annotation;
