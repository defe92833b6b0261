/** What a run read, used and wrote, and bundles by which others repeat it. */
@NullMarked
package dev.parley.run;

import org.jspecify.annotations.NullMarked;
