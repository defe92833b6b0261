/** The only code that sees DJL: tuning of an encoder's upper blocks, by PyTorch. */
@NullMarked
package dev.parley.djl;

import org.jspecify.annotations.NullMarked;
