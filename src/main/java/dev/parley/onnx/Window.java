package dev.parley.onnx;

/**
 * What the encoder reads at once: the numbers of pieces and marks, and which segment each belongs
 * to.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
record Window(long[] ids, long[] types) {}
