/**
 * The ground floor: how every stage names itself and reports bad input, is timed, watched and done aside.
 *
 * <p>The house stands on this package. From the bottom up: {@code inference}, {@code media}, {@code fusion},
 * {@code voice} and {@code face} (which do not know each other), {@code analysis}, {@code report}, {@code batch}. Each uses only
 * those below it; {@code HouseTest} holds that.
 */
package org.demeanor;
