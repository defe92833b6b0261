/** Labels, examples, datasets, and the tables that they are read from and written to. */
@NullMarked
package dev.parley.data;

import org.jspecify.annotations.NullMarked;
