/** Charts for papers and pages; the only code that sees XChart. */
@NullMarked
package dev.parley.chart;

import org.jspecify.annotations.NullMarked;
