/** Sentences, tokens, spans, dependency trees, and the contracts of what makes them. */
@NullMarked
package dev.parley.text;

import org.jspecify.annotations.NullMarked;
