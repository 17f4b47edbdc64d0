/** A multinomial head: learns labels from the numbers that a net gives of each clip. Knows no net and no file. */
package org.demeanor.adapt.head;
