/**
 * What is built upon models and labels: shares of labels, corrected for a classifier's errors,
 * which rows to label next, and what a model trained on some rows is worth on others.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
