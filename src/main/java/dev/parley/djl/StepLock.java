package dev.parley.djl;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a JVM that was told to end waiting until the step under way is over: PyTorch crashes if it
 * computes while the process goes away. Used by the thread that computes.
 */
final class StepLock implements AutoCloseable {

  /** Far more than a step takes; not for ever, as a step's listener may be what ends the JVM. */
  private static final int SECONDS = 30;

  /** Fair, so that the end of the JVM gets it at the next pause. */
  private final ReentrantLock step = new ReentrantLock(true);

  private final Thread end = new Thread(this::waitForTheStep, "parley-tuning-end");

  /** Begins the first step. */
  StepLock() {
    step.lock();
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Keeps the lock, so that no other step begins. */
  @SuppressWarnings("ResultOfMethodCallIgnored") // the JVM ends either way
  private void waitForTheStep() {
    try {
      step.tryLock(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a step and begins the next one; does not return if the JVM is ending. */
  void pause() {
    step.unlock();
    step.lock();
  }

  /** Ends the last step. */
  @Override
  public void close() {
    step.unlock();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and has no more to wait for.
    }
  }
}
