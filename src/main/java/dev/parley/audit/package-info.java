/** How much a model's answers hang on who acts: sentences with their actors exchanged. */
@NullMarked
package dev.parley.audit;

import org.jspecify.annotations.NullMarked;
