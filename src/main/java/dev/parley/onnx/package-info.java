/** ONNX Runtime behind the encoder contract of the encoder package; the only code that sees it. */
@NullMarked
package dev.parley.onnx;

import org.jspecify.annotations.NullMarked;
