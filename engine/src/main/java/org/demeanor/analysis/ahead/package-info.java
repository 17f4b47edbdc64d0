/** What is loaded before the first clip, while a program still reads its options. */
package org.demeanor.analysis.ahead;
