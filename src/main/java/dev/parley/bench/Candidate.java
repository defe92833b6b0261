package dev.parley.bench;

/**
 * A row that could be labelled next.
 *
 * @param number its place in the pool; no two rows have the same
 * @param row whatever the caller knows of it
 * @param text its sentence
 * @param uncertainty how unsure the model is of it, from 0 to 1
 * @param <T> of the row
 */
public record Candidate<T>(long number, T row, String text, double uncertainty) {}
