/**
 * What is built upon models and labels: shares of labels, corrected for a classifier's errors, and
 * which rows to label next.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
