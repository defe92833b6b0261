/** Models: training contract, linear layers, fusion, predictions, provenance, the model file. */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
