package dev.retrograd.processor.frontend;

import java.util.List;

/**
 * An array or list, of a length that is known, of whatever there is no array of: functions, objects of several classes. Each place
 * is a variable.
 *
 * @param places the variables
 */
record References(List<Variable> places) implements Phantom.Stored {}
