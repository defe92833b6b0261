/** Reports: JSON and pages of articles, tables and folders of evaluations. */
@NullMarked
package dev.parley.report;

import org.jspecify.annotations.NullMarked;
