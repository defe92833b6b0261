package dev.parley.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Maps a stream of any length on several threads in bounded memory; results come in the order of
 * their sources. Parallel streams of the JDK either buffer without bound or lose the order.
 *
 * <p>Sources are taken in chunks that grow from one, so that the first results come soon and the
 * later ones cheaply. Only the thread that reads the results touches the source.
 */
public final class OrderedParallel {

  private static final int LARGEST_CHUNK = 256;
  private static final int CHUNKS_AHEAD = 3;
  private static final long MOST_CHARACTERS_A_CHUNK = 1 << 18;
  private static final long MOST_CHARACTERS_AHEAD = 1 << 22;

  private OrderedParallel() {}

  /**
   * Maps every element of a source.
   *
   * @param source what to map; read lazily
   * @param characters how large an element is; what is read ahead is bounded by it
   * @param function called from several threads at once
   * @param threads how many; at least one
   * @return a lazy, sequential stream; closing it stops the threads, which also end by themselves
   *     soon after the work does
   */
  public static <I, O> Stream<O> map(
      Iterator<? extends I> source,
      ToLongFunction<? super I> characters,
      Function<? super I, ? extends O> function,
      int threads) {
    Results<I, O> results = new Results<>(source, characters, function, threads);
    return StreamSupport.stream(results, false).onClose(results::stop);
  }

  /**
   * Elements that one task maps.
   *
   * @param results what they are mapped to
   * @param characters how large they are together
   */
  private record Chunk<O>(Future<List<O>> results, long characters) {}

  private static final class Results<I, O> extends Spliterators.AbstractSpliterator<O> {

    private final Iterator<? extends I> source;
    private final ToLongFunction<? super I> characters;
    private final Function<? super I, ? extends O> function;
    private final int threads;
    private final ThreadPoolExecutor pool;
    private final ArrayDeque<Chunk<O>> chunks = new ArrayDeque<>();
    private long charactersAhead;
    private Iterator<O> ready = List.<O>of().iterator();
    private int chunkSize = 1;

    /** What the source failed with; what came before it is delivered first. */
    private @Nullable RuntimeException broken;

    Results(
        Iterator<? extends I> source,
        ToLongFunction<? super I> characters,
        Function<? super I, ? extends O> function,
        int threads) {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
      this.source = source;
      this.characters = characters;
      this.function = function;
      this.threads = threads;
      this.pool =
          new ThreadPoolExecutor(
              threads,
              threads,
              1,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> {
                Thread thread = new Thread(task, "parley-classify");
                thread.setDaemon(true);
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean tryAdvance(Consumer<? super O> action) {
      while (!ready.hasNext()) {
        submitAhead();
        if (chunks.isEmpty()) {
          stop();
          if (broken != null) {
            throw broken;
          }
          return false;
        }
        Chunk<O> chunk = chunks.remove();
        charactersAhead -= chunk.characters();
        ready = await(chunk.results()).iterator();
      }
      action.accept(ready.next());
      return true;
    }

    private void submitAhead() {
      while (broken == null
          && chunks.size() < CHUNKS_AHEAD * threads
          && charactersAhead < MOST_CHARACTERS_AHEAD) {
        List<I> chunk = new ArrayList<>(chunkSize);
        long size = 0;
        try {
          while (chunk.size() < chunkSize && size < MOST_CHARACTERS_A_CHUNK && source.hasNext()) {
            I element = source.next();
            size += characters.applyAsLong(element);
            chunk.add(element);
          }
        } catch (RuntimeException e) {
          broken = e;
        }
        if (chunk.isEmpty()) {
          return;
        }
        chunkSize = Math.min(2 * chunkSize, LARGEST_CHUNK);
        charactersAhead += size;
        chunks.add(new Chunk<>(pool.submit(() -> apply(chunk)), size));
      }
    }

    private List<O> apply(List<I> chunk) {
      List<O> results = new ArrayList<>(chunk.size());
      for (I element : chunk) {
        if (pool.isShutdown()) {
          break; // nobody waits for the rest
        }
        results.add(function.apply(element));
      }
      return results;
    }

    private List<O> await(Future<List<O>> chunk) {
      try {
        return chunk.get();
      } catch (InterruptedException e) {
        stop();
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for results");
      } catch (ExecutionException e) {
        stop();
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (e.getCause() instanceof Error failure) {
          throw failure;
        }
        throw new IllegalStateException(e);
      }
    }

    /** Waits for the elements under way, so that what they use can be closed. */
    void stop() {
      pool.shutdownNow();
      boolean interrupted = Thread.interrupted();
      while (!pool.isTerminated()) {
        try {
          pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
