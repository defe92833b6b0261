/** Models: layers, fusion, priors, predictions, tags of spans, provenance, the model file. */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
