package dev.parley.encoder;

/**
 * What an encoder makes of a sentence.
 *
 * @param values one number for each dimension of the {@linkplain SentenceEncoder encoder}
 * @param truncated whether the sentence was too long to be read to its end
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
public record Embedding(float[] values, boolean truncated) {}
