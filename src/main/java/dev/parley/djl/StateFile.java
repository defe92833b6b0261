package dev.parley.djl;

import dev.parley.encoder.SentenceEncoder;
import dev.parley.encoder.TunableEncoder;
import dev.parley.model.SpanTags;
import dev.parley.text.Span;
import dev.parley.train.Tuner;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the lower blocks make of each sentence, computed once and kept in a file that goes with this
 * object: four bytes a number, about 50 kB a sentence.
 */
final class StateFile implements AutoCloseable {

  private final FileChannel channel;
  private final int width;
  private final long[] begin;
  private final int[] length;
  private final byte[][][] tags;

  private StateFile(FileChannel channel, int width, int sentences, int kinds) {
    this.channel = channel;
    this.width = width;
    this.begin = new long[sentences];
    this.length = new int[sentences];
    this.tags = new byte[kinds][sentences][];
  }

  /** Reads all sentences, on all cores. */
  static StateFile of(
      TunableEncoder encoder, TuningSet set, TuningOptions options, Tuner.Listener listener) {
    try {
      Path file = Files.createTempFile("parley-states", ".bin");
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      StateFile states = new StateFile(channel, encoder.width(), set.size(), set.marked().size());
      try {
        states.fill(encoder, set, options, listener);
      } catch (RuntimeException | Error e) {
        states.close();
        throw e;
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(
      TunableEncoder encoder, TuningSet set, TuningOptions options, Tuner.Listener listener) {
    int[] done = {0};
    IntStream.range(0, set.size())
        .parallel()
        .forEach(
            i -> {
              float[] states =
                  encoder.lowerStates(
                      set.texts().get(i), set.targets().get(i), options.blocks(), options.pieces());
              tag(encoder, set, i, options.pieces());
              synchronized (this) {
                append(i, states);
                listener.read(++done[0], set.size());
              }
            });
  }

  private void append(int sentence, float[] states) {
    ByteBuffer bytes =
        ByteBuffer.allocate(states.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(states);
    try {
      begin[sentence] = channel.size();
      length[sentence] = states.length / width;
      long at = begin[sentence];
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tag(TunableEncoder encoder, TuningSet set, int sentence, int limit) {
    if (tags.length == 0) {
      return;
    }
    SentenceEncoder.Pieces pieces =
        encoder.pieces(set.texts().get(sentence), set.targets().get(sentence), limit);
    for (int kind = 0; kind < tags.length; kind++) {
      tags[kind][sentence] = tags(pieces, set.marked().get(kind).spans().get(sentence));
    }
  }

  private static byte[] tags(SentenceEncoder.Pieces pieces, List<Span> spans) {
    byte[] tags = new byte[pieces.begins().length];
    for (Span span : spans) {
      int next = SpanTags.BEGIN;
      for (int i = 0; i < tags.length; i++) {
        if (pieces.begins()[i] < span.end() && pieces.ends()[i] > span.begin()) {
          tags[i] = (byte) next;
          next = SpanTags.INSIDE;
        }
      }
    }
    return tags;
  }

  /** The tags of a sentence's pieces and marks. */
  byte[] tags(int kind, int sentence) {
    return tags[kind][sentence];
  }

  /** How many pieces a sentence has, its marks included. */
  int pieces(int sentence) {
    return length[sentence];
  }

  /** Copies the states of a sentence to the place where the buffer stands. */
  void copyTo(FloatBuffer buffer, int sentence) {
    ByteBuffer bytes =
        ByteBuffer.allocate(length[sentence] * width * Float.BYTES).order(ByteOrder.nativeOrder());
    try {
      while (bytes.hasRemaining()
          && channel.read(bytes, begin[sentence] + bytes.position()) >= 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.put(bytes.flip().asFloatBuffer());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
