/** Articles: what each sentence conveys, whose stance it is, and who reports it. */
@NullMarked
package dev.parley.article;

import org.jspecify.annotations.NullMarked;
