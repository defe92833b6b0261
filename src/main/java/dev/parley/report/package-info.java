/** Reports: JSON of articles, tables of evaluations. */
@NullMarked
package dev.parley.report;

import org.jspecify.annotations.NullMarked;
