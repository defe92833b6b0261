/** Frames: who does what to which strategy, read off the dependencies of a parsed sentence. */
@NullMarked
package dev.parley.frame;

import org.jspecify.annotations.NullMarked;
