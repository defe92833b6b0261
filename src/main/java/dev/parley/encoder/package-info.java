/** Sentences as numbers that say what they mean, and the parts of an encoder that can be tuned. */
@NullMarked
package dev.parley.encoder;

import org.jspecify.annotations.NullMarked;
